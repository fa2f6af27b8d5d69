// Written by `npm run generate` from the files in catalog/packages. Do not edit.
import type { PackageFacts } from "./entry.ts"
import bcrypt from "./packages/bcrypt.ts"
import bcryptjs from "./packages/bcryptjs.ts"
import betterSqlite3 from "./packages/better-sqlite3.ts"
import cheerio from "./packages/cheerio.ts"
import crossSpawn from "./packages/cross-spawn.ts"
import csvParse from "./packages/csv-parse.ts"
import csvStringify from "./packages/csv-stringify.ts"
import ejs from "./packages/ejs.ts"
import execa from "./packages/execa.ts"
import express from "./packages/express.ts"
import fastGlob from "./packages/fast-glob.ts"
import fastify from "./packages/fastify.ts"
import fsExtra from "./packages/fs-extra.ts"
import glob from "./packages/glob.ts"
import globalPackage from "./packages/global.ts"
import globby from "./packages/globby.ts"
import jsdom from "./packages/jsdom.ts"
import json2csv from "./packages/json2csv.ts"
import jsonwebtoken from "./packages/jsonwebtoken.ts"
import koa from "./packages/koa.ts"
import libsql from "./packages/libsql.ts"
import lodash from "./packages/lodash.ts"
import marked from "./packages/marked.ts"
import modelcontextprotocol from "./packages/modelcontextprotocol.ts"
import nestjs from "./packages/nestjs.ts"
import nextSafeAction from "./packages/next-safe-action.ts"
import next from "./packages/next.ts"
import nodeChildProcess from "./packages/node-child-process.ts"
import nodeCluster from "./packages/node-cluster.ts"
import nodeCrypto from "./packages/node-crypto.ts"
import nodeDnsPromises from "./packages/node-dns-promises.ts"
import nodeDns from "./packages/node-dns.ts"
import nodeEvents from "./packages/node-events.ts"
import nodeFsPromises from "./packages/node-fs-promises.ts"
import nodeFs from "./packages/node-fs.ts"
import nodeHttp from "./packages/node-http.ts"
import nodeHttp2 from "./packages/node-http2.ts"
import nodeHttps from "./packages/node-https.ts"
import nodeInspector from "./packages/node-inspector.ts"
import nodeModule from "./packages/node-module.ts"
import nodeNet from "./packages/node-net.ts"
import nodeProcess from "./packages/node-process.ts"
import nodeSqlite from "./packages/node-sqlite.ts"
import nodeStream from "./packages/node-stream.ts"
import nodeTimers from "./packages/node-timers.ts"
import nodeUtil from "./packages/node-util.ts"
import nodeV8 from "./packages/node-v8.ts"
import nodeVm from "./packages/node-vm.ts"
import nodeWasi from "./packages/node-wasi.ts"
import nodeWorkerThreads from "./packages/node-worker-threads.ts"
import nodeZlib from "./packages/node-zlib.ts"
import pug from "./packages/pug.ts"
import shelljs from "./packages/shelljs.ts"
import socketIo from "./packages/socket.io.ts"
import tinyglobby from "./packages/tinyglobby.ts"
import ws from "./packages/ws.ts"
import xlsx from "./packages/xlsx.ts"
import xml2js from "./packages/xml2js.ts"

const files: readonly (PackageFacts | readonly PackageFacts[])[] = [
    bcrypt,
    bcryptjs,
    betterSqlite3,
    cheerio,
    crossSpawn,
    csvParse,
    csvStringify,
    ejs,
    execa,
    express,
    fastGlob,
    fastify,
    fsExtra,
    glob,
    globalPackage,
    globby,
    jsdom,
    json2csv,
    jsonwebtoken,
    koa,
    libsql,
    lodash,
    marked,
    modelcontextprotocol,
    nestjs,
    nextSafeAction,
    next,
    nodeChildProcess,
    nodeCluster,
    nodeCrypto,
    nodeDnsPromises,
    nodeDns,
    nodeEvents,
    nodeFsPromises,
    nodeFs,
    nodeHttp,
    nodeHttp2,
    nodeHttps,
    nodeInspector,
    nodeModule,
    nodeNet,
    nodeProcess,
    nodeSqlite,
    nodeStream,
    nodeTimers,
    nodeUtil,
    nodeV8,
    nodeVm,
    nodeWasi,
    nodeWorkerThreads,
    nodeZlib,
    pug,
    shelljs,
    socketIo,
    tinyglobby,
    ws,
    xlsx,
    xml2js,
]

export const packages: readonly PackageFacts[] = files.flat()
