import type { NextFunction, Request, RequestHandler, Response } from "express"

type AsyncHandler = (request: Request, response: Response) => Promise<void>

/** Passes what an asynchronous handler throws to express. */
export function asyncHandler(handler: AsyncHandler): RequestHandler {
    return (request: Request, response: Response, next: NextFunction) => {
        handler(request, response).catch(next)
    }
}
