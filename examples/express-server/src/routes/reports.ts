import { Router, type Request, type Response } from "express"
import { renderReport } from "../services/templates.ts"

class ReportController {
    show = (request: Request, response: Response) => {
        response.send(renderReport(request.params.name ?? "index"))
    }
}

const controller = new ReportController()

export const reports = Router()
reports.get("/:name", controller.show)
