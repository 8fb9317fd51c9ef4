import type { GetFunctionResponse } from '@aws-sdk/client-lambda'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callLambda } from '../../../client/lambda.ts'
import { useKeptDraft } from '../../../components/form/kept-draft.ts'
import { flash } from '../../../shell/flashes.ts'
import { type CodeChanges, changesBut, deployable, editedFiles } from './code-changes.ts'
import { codeKey, codeOfZip, type StoredCode, storedCode } from './stored-code.ts'

interface CodeDraft {
  readonly edit: {
    readonly changes: CodeChanges
    /** The hash of the code that was changed; empty while nothing is. */
    readonly base: string
  }
}

const unchanged: CodeDraft = { edit: { changes: {}, base: '' } }

/** The function's code as it is stored and as it is typed; what is typed is kept until it is deployed or discarded. */
export function useCode(name: string, found: GetFunctionResponse) {
  const queryClient = useQueryClient()
  const hash = found.Configuration?.CodeSha256 ?? ''
  const stored = useQuery({
    ...storedCode(name, found),
    // While other code is read the editor stays, and with it the focus and the caret.
    placeholderData: (before: StoredCode | undefined, query) => (query?.queryKey[1] === name ? before : undefined),
  })
  const draft = useKeptDraft<CodeDraft>(`function-code ${name}`, unchanged)
  const { changes, base } = draft.value.edit
  const changedFiles = Object.keys(changes)
  const deploy = useMutation({
    mutationFn: async () => {
      const zip = await deployable(await queryClient.ensureQueryData(storedCode(name, found)), changes)
      const { CodeSha256 = '' } = await callLambda('UpdateFunctionCode', { FunctionName: name, ZipFile: zip, RevisionId: found.Configuration?.RevisionId })
      queryClient.setQueryData(codeKey(name, CodeSha256), await codeOfZip(zip))
      return CodeSha256
    },
    meta: { shown: true },
    // By then the function has been read again: the editor goes from what was typed to the same text, now deployed.
    onSettled: (deployed) => {
      if (deployed === undefined) return
      draft.change(({ edit }) => editOf(changesBut(edit.changes, changes), deployed))
      flash({ type: 'success', content: `Deployed the code of ${name}.` })
    },
  })
  return {
    stored,
    files: stored.data && editedFiles(stored.data, changes),
    changes,
    changedFiles,
    isChanged: changedFiles.length > 0,
    /** Somebody has deployed other code since the typing began. */
    isOutdated: changedFiles.length > 0 && base !== hash && !deploy.isPending,
    change: (next: CodeChanges) => draft.change(({ edit }) => editOf(next, edit.base === '' ? hash : edit.base)),
    discard: () => draft.drop(),
    deploy,
  }
}

function editOf(changes: CodeChanges, base: string): CodeDraft {
  return Object.keys(changes).length === 0 ? unchanged : { edit: { changes, base } }
}

export type FunctionCode = ReturnType<typeof useCode>
