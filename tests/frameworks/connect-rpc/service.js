import { create, createFileRegistry } from "@bufbuild/protobuf"
import { FieldDescriptorProto_Label, FieldDescriptorProto_Type, FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt"

/** What a generated file would hold. */
const file = create(FileDescriptorProtoSchema, {
    name: "echo.proto",
    package: "echo",
    syntax: "proto3",
    messageType: [{ name: "Text", field: [{ name: "text", number: 1, type: FieldDescriptorProto_Type.STRING, label: FieldDescriptorProto_Label.OPTIONAL, jsonName: "text" }] }],
    service: [
        {
            name: "Echo",
            method: [
                { name: "Say", inputType: ".echo.Text", outputType: ".echo.Text" },
                { name: "Count", inputType: ".echo.Text", outputType: ".echo.Text", serverStreaming: true },
                { name: "Ping", inputType: ".echo.Text", outputType: ".echo.Text" },
            ],
        },
    ],
})
export const Echo = createFileRegistry(create(FileDescriptorSetSchema, { file: [file] })).getService("echo.Echo")
