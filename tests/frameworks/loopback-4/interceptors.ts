import { globalInterceptor, type InvocationContext, type LifeCycleObserver, lifeCycleObserver, type Interceptor, type Provider, type ValueOrPromise } from "@loopback/core"

@globalInterceptor("count")
export class CountInterceptor implements Provider<Interceptor> {
    value() {
        return this.intercept.bind(this)
    }

    async intercept(invocation: InvocationContext, next: () => ValueOrPromise<unknown>) {
        counted(invocation.methodName)
        return next()
    }
}

@lifeCycleObserver("note")
export class NoteObserver implements LifeCycleObserver {
    start() {
        ready()
    }

    stop() {}
}

function counted(name: string) {
    return name
}

function ready() {}
