/** Packages that compress, and that read and write images. */
import fs from "node:fs"
import { bytes, callback, lazy } from "../inputs.mjs"

/** 2 MB. */
const data = bytes.subarray(0, 2_000_000)
const pixels = { width: 1000, height: 1000 }
const small = { width: 800, height: 800 }

export default {
    pako: {
        ...Object.fromEntries(["deflate", "deflateRaw", "gzip"].map(name => [name, { call: pako => pako[name](data) }])),
        ...Object.fromEntries([["deflate", "inflate"], ["deflateRaw", "inflateRaw"], ["gzip", "ungzip"]].map(([pack, unpack]) => [unpack, { input: lazy(pako => pako[pack](data)), call: (pako, packed) => pako[unpack](packed) }])),
    },
    fflate: {
        ...Object.fromEntries(["compress", "deflate", "gzip", "zlib"].map(name => [`${name}Sync`, { call: fflate => fflate[`${name}Sync`](data), twin: fflate => callback(done => fflate[name](data, done)) }])),
        ...Object.fromEntries([["compress", "decompress"], ["deflate", "inflate"], ["gzip", "gunzip"], ["zlib", "unzlib"]].map(([pack, unpack]) => [
            `${unpack}Sync`,
            { input: lazy(fflate => fflate[`${pack}Sync`](bytes)), call: (fflate, packed) => fflate[`${unpack}Sync`](packed), twin: (fflate, packed) => callback(done => fflate[unpack](packed, done)) },
        ])),
        zipSync: { call: fflate => fflate.zipSync({ a: data, b: data }) },
        unzipSync: { input: lazy(fflate => fflate.zipSync({ a: bytes, b: bytes })), call: (fflate, zip) => fflate.unzipSync(zip), twin: (fflate, zip) => callback(done => fflate.unzip(zip, done)) },
    },
    snappy: {
        compressSync: { call: snappy => snappy.compressSync(bytes), twin: snappy => snappy.compress(bytes) },
        uncompressSync: { input: lazy(snappy => snappy.compressSync(bytes)), call: (snappy, packed) => snappy.uncompressSync(packed), twin: (snappy, packed) => snappy.uncompress(packed) },
    },
    "lz4-napi": {
        compressSync: { call: lz4 => lz4.compressSync(bytes), twin: lz4 => lz4.compress(bytes) },
        uncompressSync: { input: lazy(lz4 => lz4.compressSync(bytes)), call: (lz4, packed) => lz4.uncompressSync(packed), twin: (lz4, packed) => lz4.uncompress(packed) },
        compressFrameSync: { call: lz4 => lz4.compressFrameSync(bytes), twin: lz4 => lz4.compressFrame(bytes) },
        decompressFrameSync: { input: lazy(lz4 => lz4.compressFrameSync(bytes)), call: (lz4, packed) => lz4.decompressFrameSync(packed), twin: (lz4, packed) => lz4.decompressFrame(packed) },
    },
    "lz-string": Object.fromEntries(
        [["compress", "decompress"], ["compressToBase64", "decompressFromBase64"], ["compressToEncodedURIComponent", "decompressFromEncodedURIComponent"], ["compressToUTF16", "decompressFromUTF16"], ["compressToUint8Array", "decompressFromUint8Array"]].flatMap(([pack, unpack]) => [
            [pack, { call: lz => lz[pack](String(data.subarray(0, 100_000))) }],
            [unpack, { input: lazy(lz => lz[pack](String(data.subarray(0, 100_000)))), call: (lz, packed) => lz[unpack](packed) }],
        ]),
    ),
    jszip: {
        "JSZip.generateAsync": { input: JSZip => zipped(new JSZip()), call: (_, zip) => zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }) },
        "JSZip.loadAsync": { input: lazy(JSZip => zipped(new JSZip()).generateAsync({ type: "nodebuffer", compression: "DEFLATE" })), call: (JSZip, file) => JSZip.loadAsync(file) },
    },
    pizzip: {
        "new PizZip": { input: lazy(PizZip => zipped(new PizZip()).generate({ type: "nodebuffer", compression: "DEFLATE" })), call: (PizZip, file) => new PizZip(file) },
        "PizZip.generate": { input: PizZip => zipped(new PizZip()), call: (_, zip) => zip.generate({ type: "nodebuffer", compression: "DEFLATE" }) },
    },
    "adm-zip": {
        "new AdmZip": { input: written, call: AdmZip => new AdmZip("old.zip") },
        "AdmZip.toBuffer": { input: archive, call: (_, zip) => zip.toBuffer(), twin: (_, zip) => zip.toBufferPromise() },
        "AdmZip.writeZip": { input: archive, call: (_, zip) => zip.writeZip("new.zip"), twin: (_, zip) => zip.writeZipPromise("new.zip") },
        "AdmZip.extractAllTo": { input: opened, call: (_, zip) => zip.extractAllTo("out", true), twin: (_, zip) => callback(done => zip.extractAllToAsync("out", true, false, done)) },
        "AdmZip.extractEntryTo": { input: opened, call: (_, zip) => zip.extractEntryTo("0.txt", "out", true, true) },
        "AdmZip.readFile": { input: opened, call: (_, zip) => zip.readFile("0.txt") },
        "AdmZip.readAsText": { input: opened, call: (_, zip) => zip.readAsText("0.txt") },
        "AdmZip.addLocalFile": { input: written, call: AdmZip => new AdmZip().addLocalFile("old.zip"), twin: AdmZip => callback(done => new AdmZip().addLocalFileAsync({ localPath: "old.zip" }, done)) },
        "AdmZip.addLocalFolder": { input: unpacked, call: AdmZip => new AdmZip().addLocalFolder("folder"), twin: AdmZip => new AdmZip().addLocalFolderPromise("folder") },
    },

    pngjs: {
        "PNG.sync.write": { input: image, call: ({ PNG }, png) => PNG.sync.write(png) },
        "PNG.pack": { input: image, call: (_, png) => drained(png.pack()) },
        "PNG.parse": { input: lazy(({ PNG }) => PNG.sync.write(image({ PNG }))), call: ({ PNG }, file) => callback(done => new PNG().parse(file, done)) },
        "PNG.sync.read": { input: lazy(({ PNG }) => PNG.sync.write(image({ PNG }))), call: ({ PNG }, file) => PNG.sync.read(file) },
    },
    "jpeg-js": {
        encode: { call: jpeg => jpeg.encode({ ...pixels, data: Buffer.alloc(4_000_000, 127) }, 80) },
        decode: { input: lazy(jpeg => jpeg.encode({ ...pixels, data: Buffer.alloc(4_000_000, 127) }, 80).data), call: (jpeg, file) => jpeg.decode(file) },
    },
    jimp: {
        ...Object.fromEntries(
            Object.entries({
                blur: [5], composite: null, contain: [{ w: 200, h: 100 }], cover: [{ w: 200, h: 100 }], gaussian: [1], greyscale: [], quantize: [{}], resize: [{ w: 250, h: 250 }],
                rotate: [30], scale: [0.9], scaleToFit: [{ w: 250, h: 250 }],
            }).map(([name, given]) => [`Jimp.${name}`, { input: /^(?:scale|resize)/.test(name) ? large : drawn, call: (module, picture) => void picture[name](...(given ?? [drawn(module), 0, 0])) }]),
        ),
        "Jimp.getBuffer": { input: drawn, call: (_, picture) => picture.getBuffer("image/png") },
        "Jimp.getBase64": { input: drawn, call: (_, picture) => picture.getBase64("image/png") },
        "Jimp.write": { input: drawn, call: (_, picture) => picture.write("picture.png") },
        "Jimp.read": { input: lazy(module => large(module).getBuffer("image/png")), call: ({ Jimp }, file) => Jimp.read(file) },
    },
    "@napi-rs/canvas": {
        "Canvas.toBuffer": { input: painted, call: (_, canvas) => canvas.toBuffer("image/png"), twin: (_, canvas) => canvas.encode("png") },
        "Canvas.encodeSync": { input: painted, call: (_, canvas) => canvas.encodeSync("png"), twin: (_, canvas) => canvas.encode("png") },
        "Canvas.toDataURL": { input: painted, call: (_, canvas) => canvas.toDataURL("image/png"), twin: (_, canvas) => canvas.toDataURLAsync("image/png") },
    },
    sharp: {
        "Sharp.toBuffer": { input: shot, pool: (_, picture) => picture.png().toBuffer() },
        "Sharp.toFile": { input: shot, pool: (_, picture) => picture.toFile("picture.png") },
        "Sharp.metadata": { input: shot, pool: (_, picture) => picture.metadata() },
        "Sharp.stats": { input: shot, pool: (_, picture) => picture.stats() },
    },
}

function zipped(zip) {
    for (let file = 0; file < 10; file++) zip.file(`${file}.txt`, data)
    return zip
}

function archive(AdmZip) {
    const zip = new AdmZip()
    for (let file = 0; file < 10; file++) zip.addFile(`${file}.txt`, data)
    return zip
}

function written(AdmZip) {
    for (const name of fs.readdirSync(".")) fs.rmSync(name, { recursive: true })
    archive(AdmZip).writeZip("old.zip")
}

function opened(AdmZip) {
    written(AdmZip)
    return new AdmZip(fs.readFileSync("old.zip"))
}

function unpacked() {
    fs.mkdirSync("folder", { recursive: true })
    for (let file = 0; file < 10; file++) fs.writeFileSync(`folder/${file}.txt`, data)
}

function image({ PNG }) {
    const png = new PNG(pixels)
    for (let index = 0; index < png.data.length; index++) png.data[index] = (index * index) % 251
    return png
}

function drained(stream) {
    return new Promise((resolve, reject) => stream.on("error", reject).on("end", resolve).on("data", () => {}))
}

function drawn({ Jimp }) {
    return new Jimp({ ...small, color: 0xff8800ff })
}

function large({ Jimp }) {
    return new Jimp({ ...pixels, color: 0xff8800ff })
}

function painted({ createCanvas }) {
    const canvas = createCanvas(pixels.width, pixels.height)
    const context = canvas.getContext("2d")
    for (let line = 0; line < 500; line++) context.fillText(`line ${line}`, (line * 37) % 900, (line * 91) % 900)
    return canvas
}

function shot(sharp) {
    return sharp({ create: { ...pixels, channels: 3, background: "red" } }).png()
}
