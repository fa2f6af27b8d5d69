import type { PackageFacts } from "../entry.ts"
import { created } from "../clients.ts"

const BEANS = "https://github.com/louislam/redbean-node/blob/master/docs/models.md"
const POOL = "It has a connection pool: make one per process."

/** Query builders and mappers over several databases. */
export default [
    {
        package: "knex",
        clients: created("pool", "https://knexjs.org/guide/#pool", ["default", "knex"], POOL),
        signatures: [
            { name: "default", returns: "Knex" },
            { name: "knex", returns: "Knex" },
            { name: "Knex.transaction", returns: "callback 0", callbacks: [{ argument: 0, parameters: ["Knex"] }] },
        ],
        types: { "Knex.Transaction": "Knex" },
    },
    {
        package: "kysely",
        clients: [
            ...created("pool", "https://kysely.dev/docs/getting-started#instantiation", ["new Kysely"], POOL),
            ...created("cheap", "https://kysely.dev/docs/dialects", ["new PostgresDialect", "new MysqlDialect", "new SqliteDialect"]),
        ],
        signatures: [
            { name: "Kysely.transaction", returns: "TransactionBuilder" },
            { name: "TransactionBuilder.execute", returns: "callback 0", callbacks: [{ argument: 0, parameters: ["Kysely"] }] },
            { name: "TransactionBuilder.setIsolationLevel", returns: "this" },
        ],
    },
    {
        package: "drizzle-orm",
        // Over a driver's client it opens nothing; what it is given is counted by itself.
        clients: created("cheap", "https://orm.drizzle.team/docs/connect-overview", ["drizzle"]),
        signatures: [
            { name: "drizzle", returns: "Database" },
            { name: "Database.transaction", returns: "callback 0", callbacks: [{ argument: 0, parameters: ["Database"] }] },
        ],
    },
    {
        package: "sequelize",
        clients: created("pool", "https://sequelize.org/docs/v6/other-topics/connection-pool/", ["new Sequelize"], POOL),
        handlers: [
            { kind: "argument", on: "Model", methods: sequelizeHookMethods(), from: "last", source: "https://sequelize.org/docs/v6/other-topics/hooks/" },
            { kind: "argument", on: "Sequelize", methods: sequelizeHookMethods(), from: "last", source: "https://sequelize.org/docs/v6/other-topics/hooks/" },
            { kind: "option", on: "Sequelize", methods: ["define"], argument: 2, properties: sequelizeHooks().map(hook => `hooks.${hook}`), source: "https://sequelize.org/docs/v6/other-topics/hooks/" },
            { kind: "option", on: "Model", methods: ["init"], argument: 1, properties: sequelizeHooks().map(hook => `hooks.${hook}`), source: "https://sequelize.org/docs/v6/other-topics/hooks/" },
        ],
        signatures: [
            { name: "Sequelize.define", returns: "Model" },
            { name: "Sequelize.transaction", returns: "callback 0" },
        ],
        types: { default: "Sequelize", "Sequelize.Sequelize": "Sequelize", "Sequelize.Model": "Model" },
    },
    {
        package: "redbean-node",
        signatures: [
            ...["dispense", "load", "findOne", "convertToBean"].map(method => ({ name: `R.${method}`, returns: "BeanModel named by argument 0", source: BEANS })),
            ...["find", "findAll", "convertToBeans"].map(method => ({ name: `R.${method}`, returns: "list of BeanModel named by argument 0", source: BEANS })),
        ],
        subpaths: { "dist/bean-model": "default" },
    },
    {
        package: "sequelize-typescript",
        reachesOut: true,
        handlers: [
            {
                kind: "decorator",
                framework: "sequelize",
                decorators: sequelizeHooks().map(hook => hook[0]!.toUpperCase() + hook.slice(1)),
                source: "https://github.com/sequelize/sequelize-typescript#hooks",
            },
        ],
        types: { Sequelize: "sequelize#Sequelize" },
        extends: { Model: "sequelize#Model" },
    },
    {
        package: "typeorm",
        clients: created("pool", "https://typeorm.io/docs/data-source/data-source", ["new DataSource", "createConnection", "createConnections"], POOL),
        handlers: [
            { kind: "decorator", decorators: ["BeforeInsert", "AfterInsert", "BeforeUpdate", "AfterUpdate", "BeforeRemove", "AfterRemove", "BeforeSoftRemove", "AfterSoftRemove", "BeforeRecover", "AfterRecover", "AfterLoad"], source: "https://typeorm.io/docs/advanced-topics/listeners-and-subscribers" },
            {
                kind: "class",
                decorators: ["EventSubscriber"],
                types: ["EntitySubscriberInterface"],
                methods: ["beforeInsert", "afterInsert", "beforeUpdate", "afterUpdate", "beforeRemove", "afterRemove", "beforeSoftRemove", "afterSoftRemove", "afterLoad", "beforeQuery", "afterQuery", "beforeTransactionCommit", "afterTransactionCommit"],
                source: "https://typeorm.io/docs/advanced-topics/listeners-and-subscribers",
            },
        ],
        signatures: [
            { name: "DataSource.initialize", returns: "this" },
            { name: "DataSource.transaction", returns: "callback 0", callbacks: [{ argument: "last", parameters: ["EntityManager"] }] },
            { name: "EntityManager.transaction", returns: "callback 0", callbacks: [{ argument: "last", parameters: ["EntityManager"] }] },
            { name: "DataSource.getRepository", returns: "Repository" },
            { name: "EntityManager.getRepository", returns: "Repository" },
            { name: "getRepository", returns: "Repository" },
        ],
        types: { "DataSource.manager": "EntityManager", "Repository.manager": "EntityManager", Connection: "DataSource" },
    },
    {
        package: "@mikro-orm/core",
        sameAs: ["@mikro-orm/postgresql", "@mikro-orm/mysql", "@mikro-orm/mariadb", "@mikro-orm/sqlite", "@mikro-orm/mongodb", "@mikro-orm/better-sqlite", "@mikro-orm/libsql", "@mikro-orm/mssql"],
        clients: created("pool", "https://mikro-orm.io/docs/usage-with-sql", ["MikroORM.init", "MikroORM.initSync", "new MikroORM"], `${POOL} An entity manager of its own for each request (\`em.fork()\`) is right.`),
        handlers: [
            { kind: "decorator", framework: "mikro-orm", decorators: ["BeforeCreate", "AfterCreate", "BeforeUpdate", "AfterUpdate", "BeforeUpsert", "AfterUpsert", "BeforeDelete", "AfterDelete", "OnInit", "OnLoad"], source: "https://mikro-orm.io/docs/events" },
            { kind: "class", framework: "mikro-orm", types: ["EventSubscriber"], methods: ["beforeCreate", "afterCreate", "beforeUpdate", "afterUpdate", "beforeDelete", "afterDelete", "beforeFlush", "onFlush", "afterFlush", "onInit", "onLoad"], source: "https://mikro-orm.io/docs/events#eventsubscriber" },
        ],
        signatures: [
            { name: "MikroORM.init", returns: "MikroORM" },
            { name: "EntityManager.fork", returns: "EntityManager" },
            { name: "EntityManager.transactional", returns: "callback 0", callbacks: [{ argument: 0, parameters: ["EntityManager"] }] },
        ],
        types: { "MikroORM.em": "EntityManager" },
    },
    {
        package: "objection",
        reachesOut: true,
        handlers: [
            {
                kind: "class",
                types: ["Model"],
                methods: ["$beforeInsert", "$afterInsert", "$beforeUpdate", "$afterUpdate", "$beforeDelete", "$afterDelete", "$afterFind", "$beforeValidate", "$afterValidate", "$parseJson", "$formatJson", "$parseDatabaseJson", "$formatDatabaseJson"],
                source: "https://vincit.github.io/objection.js/guide/hooks.html",
            },
        ],
    },
    { package: "bookshelf", clients: created("cheap", "https://bookshelfjs.org/", ["default"]) },
    { package: "massive", clients: created("pool", "https://massivejs.org/docs/connecting", ["default"], POOL) },
    { package: "waterline", clients: created("memory", "https://sailsjs.com/documentation/reference/waterline-orm", ["new default"]) },
] satisfies readonly PackageFacts[]

/** Run whenever a row is read or written, which is mostly while a request waits. */
function sequelizeHooks(): string[] {
    const changes = ["Validate", "Create", "Destroy", "Restore", "Update", "Save", "Upsert", "BulkCreate", "BulkDestroy", "BulkRestore", "BulkUpdate"]
    return [...changes.flatMap(change => [`before${change}`, `after${change}`]), "beforeFind", "afterFind", "beforeCount", "validationFailed", "beforeFindAfterExpandIncludeAll", "beforeFindAfterOptions"]
}

function sequelizeHookMethods(): string[] {
    return ["addHook", ...sequelizeHooks()]
}
