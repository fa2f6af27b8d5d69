import { Catch, Injectable, type ArgumentsHost, type CallHandler, type CanActivate, type ExceptionFilter, type ExecutionContext, type NestInterceptor, type NestMiddleware, type PipeTransform } from "@nestjs/common"
import { tap } from "rxjs"

export class NoCat extends Error {}

@Injectable()
export class LogMiddleware implements NestMiddleware {
    use(request: unknown, response: unknown, next: () => void) {
        next()
    }
}

@Injectable()
export class RolesGuard implements CanActivate {
    canActivate(context: ExecutionContext) {
        return allowed(context.switchToHttp().getRequest())
    }
}

@Injectable()
export class TimeInterceptor implements NestInterceptor {
    intercept(context: ExecutionContext, next: CallHandler) {
        return next.handle().pipe(tap(() => note()))
    }
}

@Injectable()
export class ParseName implements PipeTransform {
    transform(value: string) {
        return value.toUpperCase()
    }
}

@Catch(NoCat)
export class NoCatFilter implements ExceptionFilter {
    catch(error: Error, host: ArgumentsHost) {
        host.switchToHttp().getResponse().status(404).json({ message: "no such cat" })
    }
}

function allowed(request: { headers: unknown }) {
    return request.headers !== undefined
}

function note() {}
