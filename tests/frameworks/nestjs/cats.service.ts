import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit, Scope } from "@nestjs/common"
import { REQUEST } from "@nestjs/core"

@Injectable()
export class CatsService implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
    private names: string[] = []

    constructor(@Inject("settings") private readonly settings: { name: string }) {
        this.names = defaults()
    }

    onModuleInit() {
        this.load()
    }

    onApplicationBootstrap() {}

    onModuleDestroy() {}

    findAll() {
        return this.names
    }

    private load() {
        this.names.push(this.settings.name)
    }
}

/** Made for each request. */
@Injectable({ scope: Scope.REQUEST })
export class Tenant {
    readonly name: string

    constructor(@Inject(REQUEST) request: { headers: Record<string, string> }) {
        this.name = tenantOf(request)
    }
}

function defaults() {
    return ["Tom"]
}

function tenantOf(request: { headers: Record<string, string> }) {
    return request.headers["x-tenant"] ?? "none"
}
