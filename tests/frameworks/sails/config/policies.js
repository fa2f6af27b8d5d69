module.exports.policies = { CatController: { "*": "isKnown" } }
