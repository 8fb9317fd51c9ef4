import { isFunctionName } from '@fourbox/domain'
import { createRole, deleteRole } from '../../client/iam.ts'
import { writeFourbox } from '../../client/fourbox.ts'
import { callLambda } from '../../client/lambda.ts'
import { inSequence } from '../../client/sequence.ts'
import { writeZip } from '../../components/archive/write-zip.ts'
import { newEntry } from '../../components/archive/zip-entry.ts'
import { zipFaults } from '../../components/function/zip-faults.ts'
import { fault, type Found, found } from '../../components/form/faults.ts'
import { blueprintFiles, blueprints } from '../../components/function/blueprints/blueprints.ts'
import { templateText } from '../../components/function/event-templates.ts'
import { runtimeChoices } from '../../components/function/runtimes.ts'
import { saveTestEvent } from '../../components/function/test-events.ts'
import { lambdaRole } from '../../components/role/lambda-role.ts'
import type { FunctionDraft } from './function-draft.ts'

/** What can be said before sending; whether the name is taken, the server knows. */
export function checkFunction(draft: FunctionDraft): Found {
  const { source, name, zip, folder, roleKind, role, newRole, runtime } = draft
  const chosen = blueprints.find(({ id }) => id === draft.blueprint)
  return found([
    ...fault('FunctionName', isFunctionName(name) ? undefined : 'Enter 1 to 64 letters, digits, hyphens or underscores.'),
    ...(source === 'zip' ? zipFaults('Code', zip) : []),
    ...fault('folder', source === 'folder' && !/^(\/|[a-zA-Z]:[\\/])/.test(folder) ? 'Enter the whole path of a folder.' : undefined),
    ...fault('Runtime', source === 'blueprint' && chosen && !blueprintFiles(chosen, runtime) ? 'This blueprint is not written for this runtime.' : undefined),
    ...fault('Role', roleKind === 'existing' && role.trim() === '' ? 'Choose a role, or enter an ARN.' : undefined),
    ...fault('newRole', roleKind === 'new' && !/^[\w+=,.@-]{0,64}$/.test(newRole) ? 'A role’s name has at most 64 letters, digits and +=,.@-_' : undefined),
  ])
}

/** Creates the function, with a role of its own where one is asked for: both or neither. A blueprint brings its test event. */
export function createFunction(draft: FunctionDraft): Promise<void> {
  return inSequence(async (step) => {
    const roleName = draft.newRole === '' ? `${draft.name.slice(0, 48)}-role-${crypto.randomUUID().slice(0, 8)}` : draft.newRole
    const role =
      draft.roleKind === 'existing'
        ? draft.role.trim()
        : await step(
            `the role ${roleName}`,
            () => createRole(roleName, lambdaRole),
            () => deleteRole(roleName, lambdaRole),
          )
    if (draft.source === 'folder') await createFromFolder(draft, role)
    else await createFromZip(draft, role)
  })
}

async function createFromFolder({ name, folder, watched, runtime, handler }: FunctionDraft, role: string): Promise<void> {
  const named = handler.trim() === '' ? {} : { runtime, handler: handler.trim() }
  await writeFourbox('POST', 'functions', JSON.stringify({ functionName: name, folder, watched, role, ...named }))
}

async function createFromZip(draft: FunctionDraft, role: string): Promise<void> {
  const { name, runtime, source } = draft
  const blueprint = blueprints.find(({ id }) => id === (source === 'blueprint' ? draft.blueprint : 'hello'))
  await callLambda('CreateFunction', {
    FunctionName: name,
    Runtime: runtimeChoices.find(({ value }) => value === runtime)?.value,
    Handler: draft.handler.trim() || handlerOf(runtime),
    Role: role,
    Code: { ZipFile: source === 'zip' ? await bytesOf(draft.zip) : await zipOf(blueprint && blueprintFiles(blueprint, runtime), runtime) },
    ...(source === 'blueprint' && blueprint ? { Description: blueprint.description.slice(0, 256) } : {}),
    ...(source === 'blueprint' && blueprint?.environment ? { Environment: { Variables: { ...blueprint.environment } } } : {}),
  })
  // What is only at hand is no reason to take the function back.
  if (source !== 'zip' && blueprint) await saveTestEvent(name, { name: 'first-event', payload: templateText(blueprint.event) }).catch(() => undefined)
}

export function handlerOf(runtime: string): string {
  return runtimeChoices.find(({ value }) => value === runtime)?.handler ?? ''
}

async function bytesOf(file: File | undefined): Promise<Uint8Array> {
  return new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer())
}

async function zipOf(files: ReadonlyMap<string, string> | undefined, runtime: string): Promise<Uint8Array> {
  const written = files ?? new Map([['bootstrap', bootstrapText(runtime)]])
  return writeZip(await Promise.all([...written].map(([path, text]) => newEntry(path, new TextEncoder().encode(text), undefined, path === 'bootstrap'))))
}

/** A custom runtime in a shell: it answers each event with the event. */
function bootstrapText(runtime: string): string {
  return `#!/bin/sh
# ${runtime}: the Runtime API hands out events, and takes the answers.
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
while true; do
  headers=$(mktemp)
  event=$(curl -sS -D "$headers" "$api/next")
  id=$(tr -d '\\r' < "$headers" | sed -n 's/^[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
  curl -sS -X POST "$api/$id/response" -d "$event" > /dev/null
done
`
}
