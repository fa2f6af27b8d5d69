import type { PackageFacts } from "../entry.ts"

const DOCS = "https://docs.ethers.org/v6/api/wallet/"
const ADVICE = "Encrypt and decrypt wallets once, at start-up, or in a worker thread."

export default {
    package: "ethers",
    types: { ethers: "default" },
    blocking: [
        { name: "Wallet.encrypt", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Wallet.encryptSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
        { name: "Wallet.fromEncryptedJson", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, pseudoAsync: "on-loop", source: DOCS },
        { name: "Wallet.fromEncryptedJsonSync", waitsFor: "cpu", cost: "high", instead: null, advice: ADVICE, source: DOCS },
    ],
} satisfies PackageFacts
