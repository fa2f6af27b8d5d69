// Written by `npm run generate` from the files in catalog/packages. Do not edit.
import type { PackageFacts } from "./entry.ts"
import admZip from "./packages/adm-zip.ts"
import ajv from "./packages/ajv.ts"
import argon2 from "./packages/argon2.ts"
import async from "./packages/async.ts"
import awilix from "./packages/awilix.ts"
import awsSdk from "./packages/aws-sdk.ts"
import babelCore from "./packages/babel-core.ts"
import babelParser from "./packages/babel-parser.ts"
import bcrypt from "./packages/bcrypt.ts"
import bcryptjs from "./packages/bcryptjs.ts"
import betterSqlite3 from "./packages/better-sqlite3.ts"
import bluebird from "./packages/bluebird.ts"
import bots from "./packages/bots.ts"
import bunSqlite from "./packages/bun-sqlite.ts"
import callbackUtilities from "./packages/callback-utilities.ts"
import canvas from "./packages/canvas.ts"
import cheerio from "./packages/cheerio.ts"
import clone from "./packages/clone.ts"
import cloudClients from "./packages/cloud-clients.ts"
import compromise from "./packages/compromise.ts"
import concurrencyLimiters from "./packages/concurrency-limiters.ts"
import conf from "./packages/conf.ts"
import config from "./packages/config.ts"
import configstore from "./packages/configstore.ts"
import connect from "./packages/connect.ts"
import contentPlatforms from "./packages/content-platforms.ts"
import copyFile from "./packages/copy-file.ts"
import cosmiconfig from "./packages/cosmiconfig.ts"
import crossSpawn from "./packages/cross-spawn.ts"
import cryptoJs from "./packages/crypto-js.ts"
import csvParse from "./packages/csv-parse.ts"
import csvStringify from "./packages/csv-stringify.ts"
import databases from "./packages/databases.ts"
import deasync from "./packages/deasync.ts"
import deepDiff from "./packages/deep-diff.ts"
import deepmerge from "./packages/deepmerge.ts"
import del from "./packages/del.ts"
import diff from "./packages/diff.ts"
import docx from "./packages/docx.ts"
import docxtemplater from "./packages/docxtemplater.ts"
import dotenv from "./packages/dotenv.ts"
import effect from "./packages/effect.ts"
import ejs from "./packages/ejs.ts"
import electron from "./packages/electron.ts"
import esbuild from "./packages/esbuild.ts"
import eslint from "./packages/eslint.ts"
import eta from "./packages/eta.ts"
import ethers from "./packages/ethers.ts"
import exceljs from "./packages/exceljs.ts"
import execa from "./packages/execa.ts"
import expressMiddleware from "./packages/express-middleware.ts"
import express from "./packages/express.ts"
import fastDeepEqual from "./packages/fast-deep-equal.ts"
import fastGlob from "./packages/fast-glob.ts"
import fastJsonPatch from "./packages/fast-json-patch.ts"
import fastJwt from "./packages/fast-jwt.ts"
import fastXmlParser from "./packages/fast-xml-parser.ts"
import fastify from "./packages/fastify.ts"
import fflate from "./packages/fflate.ts"
import findUp from "./packages/find-up.ts"
import folderLoaders from "./packages/folder-loaders.ts"
import fsExtra from "./packages/fs-extra.ts"
import fuseJs from "./packages/fuse-js.ts"
import geoipLite from "./packages/geoip-lite.ts"
import glob from "./packages/glob.ts"
import globalPackage from "./packages/global.ts"
import globby from "./packages/globby.ts"
import graphqlServers from "./packages/graphql-servers.ts"
import graphql from "./packages/graphql.ts"
import h3 from "./packages/h3.ts"
import handlebars from "./packages/handlebars.ts"
import hapi from "./packages/hapi.ts"
import happyDom from "./packages/happy-dom.ts"
import haraka from "./packages/haraka.ts"
import highlightJs from "./packages/highlight-js.ts"
import hono from "./packages/hono.ts"
import htmlToText from "./packages/html-to-text.ts"
import htmlparser2 from "./packages/htmlparser2.ts"
import httpClients from "./packages/http-clients.ts"
import i18n from "./packages/i18n.ts"
import immer from "./packages/immer.ts"
import inversify from "./packages/inversify.ts"
import isomorphicDompurify from "./packages/isomorphic-dompurify.ts"
import jimp from "./packages/jimp.ts"
import jpegJs from "./packages/jpeg-js.ts"
import jsYaml from "./packages/js-yaml.ts"
import jsdom from "./packages/jsdom.ts"
import json2Csv from "./packages/json-2-csv.ts"
import json2csvPlainjs from "./packages/json2csv-plainjs.ts"
import json2csv from "./packages/json2csv.ts"
import jsonfile from "./packages/jsonfile.ts"
import jsonwebtoken from "./packages/jsonwebtoken.ts"
import jspdf from "./packages/jspdf.ts"
import jszip from "./packages/jszip.ts"
import juice from "./packages/juice.ts"
import katex from "./packages/katex.ts"
import klawSync from "./packages/klaw-sync.ts"
import koa from "./packages/koa.ts"
import less from "./packages/less.ts"
import libsodiumWrappers from "./packages/libsodium-wrappers.ts"
import libsql from "./packages/libsql.ts"
import lilconfig from "./packages/lilconfig.ts"
import linkedom from "./packages/linkedom.ts"
import liquidjs from "./packages/liquidjs.ts"
import loadJsonFile from "./packages/load-json-file.ts"
import locatePath from "./packages/locate-path.ts"
import lodash from "./packages/lodash.ts"
import lowdb from "./packages/lowdb.ts"
import lunr from "./packages/lunr.ts"
import lzString from "./packages/lz-string.ts"
import lz4Napi from "./packages/lz4-napi.ts"
import makeDir from "./packages/make-dir.ts"
import makeSynchronous from "./packages/make-synchronous.ts"
import mammoth from "./packages/mammoth.ts"
import markdownIt from "./packages/markdown-it.ts"
import marked from "./packages/marked.ts"
import maxmind from "./packages/maxmind.ts"
import metaFrameworks from "./packages/meta-frameworks.ts"
import microservices from "./packages/microservices.ts"
import mjml from "./packages/mjml.ts"
import mkdirp from "./packages/mkdirp.ts"
import modelcontextprotocol from "./packages/modelcontextprotocol.ts"
import mongodb from "./packages/mongodb.ts"
import moveFile from "./packages/move-file.ts"
import mustache from "./packages/mustache.ts"
import mysql from "./packages/mysql.ts"
import napiRsCanvas from "./packages/napi-rs-canvas.ts"
import natural from "./packages/natural.ts"
import nconf from "./packages/nconf.ts"
import nestjs from "./packages/nestjs.ts"
import nextSafeAction from "./packages/next-safe-action.ts"
import next from "./packages/next.ts"
import nodeApplicationFrameworks from "./packages/node-application-frameworks.ts"
import nodeAssert from "./packages/node-assert.ts"
import nodeChildProcess from "./packages/node-child-process.ts"
import nodeCluster from "./packages/node-cluster.ts"
import nodeCrypto from "./packages/node-crypto.ts"
import nodeDnsPromises from "./packages/node-dns-promises.ts"
import nodeDns from "./packages/node-dns.ts"
import nodeEvents from "./packages/node-events.ts"
import nodeForge from "./packages/node-forge.ts"
import nodeFsPromises from "./packages/node-fs-promises.ts"
import nodeFs from "./packages/node-fs.ts"
import nodeHtmlParser from "./packages/node-html-parser.ts"
import nodeHttp from "./packages/node-http.ts"
import nodeHttp2 from "./packages/node-http2.ts"
import nodeHttps from "./packages/node-https.ts"
import nodeInspector from "./packages/node-inspector.ts"
import nodeLocalstorage from "./packages/node-localstorage.ts"
import nodeMachineId from "./packages/node-machine-id.ts"
import nodeModule from "./packages/node-module.ts"
import nodeNet from "./packages/node-net.ts"
import nodeProcess from "./packages/node-process.ts"
import nodeRsArgon2 from "./packages/node-rs-argon2.ts"
import nodeRsBcrypt from "./packages/node-rs-bcrypt.ts"
import nodeSass from "./packages/node-sass.ts"
import nodeSqlite from "./packages/node-sqlite.ts"
import nodeStream from "./packages/node-stream.ts"
import nodeTimers from "./packages/node-timers.ts"
import nodeUtil from "./packages/node-util.ts"
import nodeV8 from "./packages/node-v8.ts"
import nodeVm from "./packages/node-vm.ts"
import nodeWasi from "./packages/node-wasi.ts"
import nodeWorkerThreads from "./packages/node-worker-threads.ts"
import nodeZlib from "./packages/node-zlib.ts"
import nunjucks from "./packages/nunjucks.ts"
import pLimit from "./packages/p-limit.ts"
import pako from "./packages/pako.ts"
import papaparse from "./packages/papaparse.ts"
import parse5 from "./packages/parse5.ts"
import pathExists from "./packages/path-exists.ts"
import pdfLib from "./packages/pdf-lib.ts"
import pdfParse from "./packages/pdf-parse.ts"
import pdfkit from "./packages/pdfkit.ts"
import pdfmake from "./packages/pdfmake.ts"
import pg from "./packages/pg.ts"
import pizzip from "./packages/pizzip.ts"
import pkgDir from "./packages/pkg-dir.ts"
import pkgUp from "./packages/pkg-up.ts"
import pngjs from "./packages/pngjs.ts"
import postcss from "./packages/postcss.ts"
import prettierSync from "./packages/prettier-sync.ts"
import prettier from "./packages/prettier.ts"
import prisma from "./packages/prisma.ts"
import processWide from "./packages/process-wide.ts"
import promptSync from "./packages/prompt-sync.ts"
import pug from "./packages/pug.ts"
import queues from "./packages/queues.ts"
import reactDomServer from "./packages/react-dom-server.ts"
import react from "./packages/react.ts"
import readPkgUp from "./packages/read-pkg-up.ts"
import readPkg from "./packages/read-pkg.ts"
import readlineSync from "./packages/readline-sync.ts"
import realm from "./packages/realm.ts"
import recursiveReaddirSync from "./packages/recursive-readdir-sync.ts"
import redis from "./packages/redis.ts"
import resolve from "./packages/resolve.ts"
import rfdc from "./packages/rfdc.ts"
import rimraf from "./packages/rimraf.ts"
import rxjs from "./packages/rxjs.ts"
import sanitizeHtml from "./packages/sanitize-html.ts"
import sassEmbedded from "./packages/sass-embedded.ts"
import sass from "./packages/sass.ts"
import schedulers from "./packages/schedulers.ts"
import scryptJs from "./packages/scrypt-js.ts"
import serverless from "./packages/serverless.ts"
import serviceClients from "./packages/service-clients.ts"
import sharp from "./packages/sharp.ts"
import shelljs from "./packages/shelljs.ts"
import shiki from "./packages/shiki.ts"
import showdown from "./packages/showdown.ts"
import snappy from "./packages/snappy.ts"
import socketIo from "./packages/socket.io.ts"
import sodiumNative from "./packages/sodium-native.ts"
import sqlBuilders from "./packages/sql-builders.ts"
import sqlJs from "./packages/sql-js.ts"
import svgCaptcha from "./packages/svg-captcha.ts"
import svgo from "./packages/svgo.ts"
import swcCore from "./packages/swc-core.ts"
import syncFetch from "./packages/sync-fetch.ts"
import syncRequest from "./packages/sync-request.ts"
import syncRpc from "./packages/sync-rpc.ts"
import synckit from "./packages/synckit.ts"
import tar from "./packages/tar.ts"
import temp from "./packages/temp.ts"
import tensorflowTfjs from "./packages/tensorflow-tfjs.ts"
import terser from "./packages/terser.ts"
import tinyglobby from "./packages/tinyglobby.ts"
import tmp from "./packages/tmp.ts"
import trpc from "./packages/trpc.ts"
import tsyringe from "./packages/tsyringe.ts"
import turndown from "./packages/turndown.ts"
import typedi from "./packages/typedi.ts"
import typescript from "./packages/typescript.ts"
import uglifyJs from "./packages/uglify-js.ts"
import underscore from "./packages/underscore.ts"
import unified from "./packages/unified.ts"
import vueServerRenderer from "./packages/vue-server-renderer.ts"
import walkSync from "./packages/walk-sync.ts"
import watchers from "./packages/watchers.ts"
import which from "./packages/which.ts"
import workerPools from "./packages/worker-pools.ts"
import writeFileAtomic from "./packages/write-file-atomic.ts"
import writeJsonFile from "./packages/write-json-file.ts"
import ws from "./packages/ws.ts"
import xlsx from "./packages/xlsx.ts"
import xmlJs from "./packages/xml-js.ts"
import xml2js from "./packages/xml2js.ts"
import yaml from "./packages/yaml.ts"
import zstdNapi from "./packages/zstd-napi.ts"
import zx from "./packages/zx.ts"

const files: readonly (PackageFacts | readonly PackageFacts[])[] = [
    admZip,
    ajv,
    argon2,
    async,
    awilix,
    awsSdk,
    babelCore,
    babelParser,
    bcrypt,
    bcryptjs,
    betterSqlite3,
    bluebird,
    bots,
    bunSqlite,
    callbackUtilities,
    canvas,
    cheerio,
    clone,
    cloudClients,
    compromise,
    concurrencyLimiters,
    conf,
    config,
    configstore,
    connect,
    contentPlatforms,
    copyFile,
    cosmiconfig,
    crossSpawn,
    cryptoJs,
    csvParse,
    csvStringify,
    databases,
    deasync,
    deepDiff,
    deepmerge,
    del,
    diff,
    docx,
    docxtemplater,
    dotenv,
    effect,
    ejs,
    electron,
    esbuild,
    eslint,
    eta,
    ethers,
    exceljs,
    execa,
    expressMiddleware,
    express,
    fastDeepEqual,
    fastGlob,
    fastJsonPatch,
    fastJwt,
    fastXmlParser,
    fastify,
    fflate,
    findUp,
    folderLoaders,
    fsExtra,
    fuseJs,
    geoipLite,
    glob,
    globalPackage,
    globby,
    graphqlServers,
    graphql,
    h3,
    handlebars,
    hapi,
    happyDom,
    haraka,
    highlightJs,
    hono,
    htmlToText,
    htmlparser2,
    httpClients,
    i18n,
    immer,
    inversify,
    isomorphicDompurify,
    jimp,
    jpegJs,
    jsYaml,
    jsdom,
    json2Csv,
    json2csvPlainjs,
    json2csv,
    jsonfile,
    jsonwebtoken,
    jspdf,
    jszip,
    juice,
    katex,
    klawSync,
    koa,
    less,
    libsodiumWrappers,
    libsql,
    lilconfig,
    linkedom,
    liquidjs,
    loadJsonFile,
    locatePath,
    lodash,
    lowdb,
    lunr,
    lzString,
    lz4Napi,
    makeDir,
    makeSynchronous,
    mammoth,
    markdownIt,
    marked,
    maxmind,
    metaFrameworks,
    microservices,
    mjml,
    mkdirp,
    modelcontextprotocol,
    mongodb,
    moveFile,
    mustache,
    mysql,
    napiRsCanvas,
    natural,
    nconf,
    nestjs,
    nextSafeAction,
    next,
    nodeApplicationFrameworks,
    nodeAssert,
    nodeChildProcess,
    nodeCluster,
    nodeCrypto,
    nodeDnsPromises,
    nodeDns,
    nodeEvents,
    nodeForge,
    nodeFsPromises,
    nodeFs,
    nodeHtmlParser,
    nodeHttp,
    nodeHttp2,
    nodeHttps,
    nodeInspector,
    nodeLocalstorage,
    nodeMachineId,
    nodeModule,
    nodeNet,
    nodeProcess,
    nodeRsArgon2,
    nodeRsBcrypt,
    nodeSass,
    nodeSqlite,
    nodeStream,
    nodeTimers,
    nodeUtil,
    nodeV8,
    nodeVm,
    nodeWasi,
    nodeWorkerThreads,
    nodeZlib,
    nunjucks,
    pLimit,
    pako,
    papaparse,
    parse5,
    pathExists,
    pdfLib,
    pdfParse,
    pdfkit,
    pdfmake,
    pg,
    pizzip,
    pkgDir,
    pkgUp,
    pngjs,
    postcss,
    prettierSync,
    prettier,
    prisma,
    processWide,
    promptSync,
    pug,
    queues,
    reactDomServer,
    react,
    readPkgUp,
    readPkg,
    readlineSync,
    realm,
    recursiveReaddirSync,
    redis,
    resolve,
    rfdc,
    rimraf,
    rxjs,
    sanitizeHtml,
    sassEmbedded,
    sass,
    schedulers,
    scryptJs,
    serverless,
    serviceClients,
    sharp,
    shelljs,
    shiki,
    showdown,
    snappy,
    socketIo,
    sodiumNative,
    sqlBuilders,
    sqlJs,
    svgCaptcha,
    svgo,
    swcCore,
    syncFetch,
    syncRequest,
    syncRpc,
    synckit,
    tar,
    temp,
    tensorflowTfjs,
    terser,
    tinyglobby,
    tmp,
    trpc,
    tsyringe,
    turndown,
    typedi,
    typescript,
    uglifyJs,
    underscore,
    unified,
    vueServerRenderer,
    walkSync,
    watchers,
    which,
    workerPools,
    writeFileAtomic,
    writeJsonFile,
    ws,
    xlsx,
    xmlJs,
    xml2js,
    yaml,
    zstdNapi,
    zx,
]

export const packages: readonly PackageFacts[] = files.flat()
