import type { PackageFacts } from "../entry.ts"

const ELECTRON = "https://www.electronjs.org/docs/latest/api"
const VSCODE = "https://code.visualstudio.com/api/references/vscode-api"

/** Editors and desktop applications: the main process and the extension host have one event loop too. */
export default [
    {
        package: "electron",
        sameAs: ["electron/main"],
        handlers: [
            { kind: "argument", on: "ipcMain", methods: ["handle", "handleOnce", "on", "once", "addListener"], from: 1, source: `${ELECTRON}/ipc-main` },
            { kind: "argument", on: "app", methods: ["on", "once"], events: ["activate", "browser-window-created", "open-file", "open-url", "second-instance", "web-contents-created", "certificate-error", "login"], from: 1, source: `${ELECTRON}/app` },
            { kind: "argument", on: "protocol", methods: ["handle", "registerFileProtocol", "registerBufferProtocol", "registerStringProtocol", "registerHttpProtocol", "registerStreamProtocol", "interceptFileProtocol", "interceptHttpProtocol"], from: 1, source: `${ELECTRON}/protocol` },
            { kind: "argument", on: "globalShortcut", methods: ["register", "registerAll"], from: 1, source: `${ELECTRON}/global-shortcut` },
            { kind: "option", methods: ["MenuItem"], argument: 0, properties: ["click"], source: `${ELECTRON}/menu-item` },
            { kind: "option", on: "Menu", methods: ["buildFromTemplate"], argument: 0, properties: ["click", "submenu.click", "submenu.submenu.click"], source: `${ELECTRON}/menu` },
            { kind: "argument", on: "BrowserWindow", methods: ["on"], events: ["resize", "move", "focus", "blur", "resized", "moved", "maximize", "minimize"], from: 1, source: `${ELECTRON}/browser-window` },
            { kind: "argument", on: "Tray", methods: ["on"], from: 1, source: `${ELECTRON}/tray` },
        ],
    },
    {
        package: "vscode",
        handlers: [
            { kind: "argument", on: "commands", methods: ["registerCommand", "registerTextEditorCommand"], from: 1, source: `${VSCODE}#commands` },
            { kind: "members", on: "languages", methods: ["registerCompletionItemProvider", "registerHoverProvider", "registerDefinitionProvider", "registerReferenceProvider", "registerDocumentSymbolProvider", "registerCodeActionsProvider", "registerCodeLensProvider", "registerRenameProvider", "registerDocumentFormattingEditProvider", "registerDocumentRangeFormattingEditProvider", "registerDocumentLinkProvider", "registerFoldingRangeProvider", "registerInlayHintsProvider", "registerSignatureHelpProvider", "registerDocumentSemanticTokensProvider", "registerInlineCompletionItemProvider", "registerImplementationProvider", "registerTypeDefinitionProvider", "registerDocumentHighlightProvider", "registerColorProvider"], argument: 1, depth: 1, source: `${VSCODE}#languages` },
            { kind: "members", on: "window", methods: ["registerTreeDataProvider", "registerWebviewViewProvider", "registerCustomEditorProvider", "registerUriHandler"], argument: 1, depth: 1, source: `${VSCODE}#window` },
            { kind: "argument", on: "workspace", methods: ["onDidChangeTextDocument", "onDidSaveTextDocument", "onDidOpenTextDocument", "onDidCloseTextDocument", "onWillSaveTextDocument", "onDidChangeConfiguration", "onDidCreateFiles", "onDidDeleteFiles", "onDidRenameFiles", "onDidChangeWorkspaceFolders"], from: 0, source: `${VSCODE}#workspace` },
            { kind: "argument", on: "window", methods: ["onDidChangeActiveTextEditor", "onDidChangeTextEditorSelection", "onDidChangeVisibleTextEditors", "onDidChangeWindowState", "onDidCloseTerminal"], from: 0, source: `${VSCODE}#window` },
            { kind: "argument", on: "FileSystemWatcher", methods: ["onDidCreate", "onDidChange", "onDidDelete"], from: 0, source: `${VSCODE}#FileSystemWatcher` },
            { kind: "argument", on: "chat", methods: ["createChatParticipant"], from: 1, source: `${VSCODE}#chat` },
        ],
        signatures: [{ name: "workspace.createFileSystemWatcher", returns: "FileSystemWatcher" }],
    },
] satisfies readonly PackageFacts[]
