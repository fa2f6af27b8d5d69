import type { PackageFacts } from "../entry.ts"
import { poolJobs } from "../threadpool.ts"

const DOCS = "https://sodium-friends.github.io/docs/docs/passwordhashing"

export default {
    package: "sodium-native",
    blocking: [
        { name: "crypto_pwhash", waitsFor: "cpu", cost: "high", instead: "sodium-native#crypto_pwhash_async", insteadForm: "different", source: DOCS },
        {
            name: "crypto_pwhash_scryptsalsa208sha256",
            waitsFor: "cpu",
            cost: "high",
            instead: "sodium-native#crypto_pwhash_scryptsalsa208sha256_async",
            insteadForm: "different",
            source: DOCS,
        },
        { name: "crypto_pwhash_str", waitsFor: "cpu", cost: "high", instead: "sodium-native#crypto_pwhash_str_async", insteadForm: "different", source: DOCS },
        { name: "crypto_pwhash_str_verify", waitsFor: "cpu", cost: "high", instead: "sodium-native#crypto_pwhash_str_verify_async", insteadForm: "different", source: DOCS },
    ],
    threadpool: poolJobs("high", DOCS, ["crypto_pwhash_async", "crypto_pwhash_scryptsalsa208sha256_async", "crypto_pwhash_str_async", "crypto_pwhash_str_verify_async"]),
} satisfies PackageFacts
