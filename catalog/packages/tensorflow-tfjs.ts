import type { PackageFacts } from "../entry.ts"

const DOCS = "https://js.tensorflow.org/api/latest/#tf.Tensor.dataSync"

export default {
    package: "@tensorflow/tfjs",
    sameAs: ["@tensorflow/tfjs-core", "@tensorflow/tfjs-node", "@tensorflow/tfjs-node-gpu"],
    blocking: [
        { name: "Tensor.arraySync", waitsFor: "cpu", cost: "grows", instead: "@tensorflow/tfjs#Tensor.array", source: DOCS },
        { name: "Tensor.dataSync", waitsFor: "cpu", cost: "grows", instead: "@tensorflow/tfjs#Tensor.data", source: DOCS },
    ],
    signatures: [{ name: "tensor", returns: "Tensor" }, { name: "Tensor.argMax", returns: "Tensor" }, { name: "Tensor.softmax", returns: "Tensor" }],
} satisfies PackageFacts
