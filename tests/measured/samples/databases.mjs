/** Databases that run in the process. */

export default {
    libsql: {
        "new Database": { call: Database => void new Database("database.sqlite").close() },
        "Database.exec": { input: filled, call: (_, database) => void database.exec("update t set name = name || '!'") },
        "Database.prepare": { input: filled, call: (_, database) => void database.prepare("select * from t") },
        "Database.pragma": { input: filled, call: (_, database) => void database.pragma("journal_mode") },
        "Statement.all": { input: query, call: (_, [, statement]) => void statement.all() },
        "Statement.get": { input: query, call: (_, [, statement]) => void statement.get() },
        "Statement.iterate": { input: query, call: (_, [, statement]) => void [...statement.iterate()] },
        "Statement.run": { input: filled, call: (_, database) => void database.prepare("delete from t").run() },
    },
    "sql.js": {
        "Database.exec": { input: inMemory, call: (_, database) => void database.exec("select * from t where name like '%9%' order by name") },
        "Database.each": { input: inMemory, call: (_, database) => void database.each("select * from t", () => {}) },
        "Database.run": { input: inMemory, call: (_, database) => void database.run("update t set name = name || '!'") },
        "Database.export": { input: inMemory, call: (_, database) => void database.export() },
    },
}

const FILL = `create table t (id integer primary key, name text); insert into t (name) values ${Array.from({ length: 20_000 }, (_, id) => `('name ${id}')`).join(", ")}`

function filled(Database) {
    const database = new Database(":memory:")
    database.exec(FILL)
    return database
}

function query(Database) {
    const database = filled(Database)
    return [database, database.prepare("select * from t where name like '%9%' order by name")]
}

async function inMemory(initialize) {
    const { Database } = await (initialize.default ?? initialize)()
    const database = new Database()
    database.run(FILL)
    return database
}
