import { Controller, Get, Inject, Injectable, Module, Scope } from "@nestjs/common"
import { REQUEST } from "@nestjs/core"

type Headers = { headers: Record<string, string> }

const FOLDER = Symbol("FOLDER")

@Injectable()
export class Clock {
    readonly started: number

    constructor() {
        this.started = now()
    }
}

/** The request is there for each request only. */
@Injectable()
export class Language {
    readonly name: string

    constructor(@Inject(REQUEST) request: Headers) {
        this.name = languageOf(request)
    }
}

@Injectable()
export class Files {
    constructor(
        @Inject(FOLDER) readonly folder: string,
        @Inject("LIMIT") readonly limit: number,
    ) {}
}

export class Basket {
    readonly things: string[]

    constructor() {
        this.things = empty()
    }
}

/** Its constructor's parameters are no fields. */
@Injectable()
export class Page {
    readonly title: string

    constructor(language: Language, clock: Clock) {
        this.title = titleOf(language, clock)
    }
}

@Controller("scopes")
export class ScopesController {
    constructor(
        private readonly files: Files,
        private readonly page: Page,
        private readonly basket: Basket,
        @Inject("GREETING") private readonly greeting: string,
    ) {}

    @Get()
    show() {
        return [this.files.folder, this.files.limit, this.page.title, this.basket.things, this.greeting]
    }
}

@Module({
    controllers: [ScopesController],
    providers: [
        Clock,
        Language,
        Files,
        Page,
        { provide: Basket, useClass: Basket, scope: Scope.REQUEST },
        { provide: FOLDER, scope: Scope.REQUEST, useFactory: () => "files" },
        { provide: "LIMIT", inject: [Clock], useFactory: (clock: Clock) => clock.started },
        { provide: "HOST", inject: [REQUEST], useFactory: hostOf },
        { provide: "GREETING", inject: ["HOST", Language], useFactory: (host: string, language: Language) => `${language.name} ${host}` },
    ],
})
export class ScopesModule {}

function hostOf(request: Headers) {
    return request.headers["host"]
}

function languageOf(request: Headers) {
    return request.headers["accept-language"] ?? "en"
}

function titleOf(language: Language, clock: Clock) {
    return `${language.name} ${clock.started}`
}

function empty() {
    return []
}

function now() {
    return Date.now()
}
