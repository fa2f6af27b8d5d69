import { Body, Controller, createParamDecorator, Get, Header, Param, Post, Sse, UseFilters, UseInterceptors, type ExecutionContext } from "@nestjs/common"
import { of } from "rxjs"
import { CatsService, Tenant } from "./cats.service"
import { NoCat, NoCatFilter, ParseName, TimeInterceptor } from "./per-request"

const User = createParamDecorator((data: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().headers.user)

@Controller("cats")
@UseInterceptors(TimeInterceptor)
export class CatsController {
    constructor(
        private readonly cats: CatsService,
        private readonly tenant: Tenant,
    ) {}

    @Get()
    list(@User() user: string) {
        return { user, tenant: this.tenant.name, cats: this.cats.findAll() }
    }

    @Sse("events")
    events() {
        return of({ data: "meow" })
    }

    @Get(":name")
    @UseFilters(NoCatFilter)
    @Header("x-cat", "yes")
    one(@Param("name", ParseName) name: string) {
        return this.known(name)
    }

    @Post()
    create(@Body() cat: { name: string }) {
        return cat
    }

    private known(name: string) {
        if (name === "NOBODY") throw new NoCat()
        return name
    }
}
