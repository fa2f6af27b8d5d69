import "reflect-metadata"
import { createServer } from "node:http"
import { createHandler } from "graphql-http/lib/use/http"
import { Arg, Authorized, buildSchema, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Query, Resolver, Root, UseMiddleware, type MiddlewareFn, type MiddlewareInterface, type NextFn, type ResolverData } from "type-graphql"

@ObjectType()
class Recipe {
    @Field()
    title!: string

    @Field(() => Int)
    get size(): number {
        return sizeOf(this)
    }
}

const timed: MiddlewareFn = async (data, next) => next()

class Logged implements MiddlewareInterface {
    async use(data: ResolverData, next: NextFn) {
        return next()
    }
}

@Resolver(() => Recipe)
class RecipeResolver {
    private readonly all = recipes()

    @Query(() => [Recipe])
    @UseMiddleware(timed)
    recipes(@Ctx() context: object) {
        return this.all
    }

    @Mutation(() => Recipe)
    @UseMiddleware(Logged)
    @Authorized("ADMIN")
    async add(@Arg("title") title: string) {
        return this.made(title)
    }

    @FieldResolver(() => Int)
    rating(@Root() recipe: Recipe) {
        return recipe.title.length
    }

    private made(title: string) {
        return Object.assign(new Recipe(), { title })
    }
}

async function main() {
    const schema = await buildSchema({ resolvers: [RecipeResolver], authChecker: ({ context }, roles) => roles.length > 0 && context !== undefined, validate: false })
    const server = createServer(createHandler({ schema, context: () => ({ user: 1 }) }))
    server.listen(process.env["PORT"])
    process.on("SIGTERM", () => server.close())
}

function recipes() { //~ known: the resolver is made when it is first asked for
    return [Object.assign(new Recipe(), { title: "Soup" })]
}

function sizeOf(recipe: Recipe) {
    return recipe.title.length
}

void main()
