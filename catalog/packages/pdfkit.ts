import type { BlockingCall, Condition, PackageFacts } from "../entry.ts"
import { chains } from "../signatures.ts"

const DOCS = "https://pdfkit.org/docs"
const ADVICE = "Write large documents in a worker thread or a queue."
/** The fourteen standard fonts are known by name; everything else is a file or its content. */
const FONT_FILE: Condition = { kind: "any", of: [".ttf", ".otf", ".ttc", ".woff", ".woff2", ".dfont"].map(equals => ({ kind: "suffix", argument: 0, equals })) }

export default {
    package: "pdfkit",
    types: { default: "PDFDocument" },
    blocking: [
        {
            name: "PDFDocument.font",
            waitsFor: "disk",
            cost: "grows",
            instead: null,
            advice: "Read the font once, at start-up, and pass its content: it is parsed for each document all the same.",
            when: [FONT_FILE],
            source: `${DOCS}/text.html#fonts`,
        },
        writing("heightOfString"),
        image("image"),
        writing("list"),
        image("openImage"),
        writing("text"),
    ],
    signatures: chains("PDFDocument", ["addPage", "fill", "fillColor", "font", "fontSize", "image", "lineTo", "lineWidth", "list", "moveDown", "moveTo", "moveUp", "rect", "registerFont", "restore", "save", "stroke", "strokeColor", "switchToPage", "text"]),
    extends: { PDFDocument: "node:stream#Readable" },
} satisfies PackageFacts

/** Reads a file synchronously, and unpacks and packs PNGs with transparency. */
function image(name: string): BlockingCall {
    return { name: `PDFDocument.${name}`, waitsFor: "disk", cost: "grows", instead: null, advice: `Read images with \`fs/promises\` and pass their content. ${ADVICE}`, source: `${DOCS}/images.html` }
}

/** A page of text takes 2 ms: its lines are broken and its letters looked up on the loop. */
function writing(name: string): BlockingCall {
    return { name: `PDFDocument.${name}`, waitsFor: "cpu", cost: "micro", instead: null, advice: ADVICE, source: `${DOCS}/text.html` }
}
