import type { GetFunctionResponse } from '@aws-sdk/client-lambda'
import { useMutation, useQuery } from '@tanstack/react-query'
import { callLambda } from '../../../client/lambda.ts'
import { useKeptDraft } from '../../../components/form/kept-draft.ts'
import { flash } from '../../../shell/flashes.ts'
import { type CodeChanges, deployable, editedFiles } from './code-changes.ts'
import { storedCode } from './stored-code.ts'

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
  const hash = found.Configuration?.CodeSha256 ?? ''
  const stored = useQuery(storedCode(name, found))
  const draft = useKeptDraft<CodeDraft>(`function-code ${name}`, unchanged)
  const { changes, base } = draft.value.edit
  const changedFiles = Object.keys(changes)
  const deploy = useMutation({
    mutationFn: async () => {
      if (!stored.data) return
      await callLambda('UpdateFunctionCode', {
        FunctionName: name,
        ZipFile: await deployable(stored.data, changes),
        RevisionId: found.Configuration?.RevisionId,
      })
    },
    meta: { shown: true },
    onSuccess: () => {
      draft.drop()
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
    isOutdated: changedFiles.length > 0 && base !== hash,
    change: (next: CodeChanges) =>
      draft.change(({ edit }) => (Object.keys(next).length === 0 ? unchanged : { edit: { changes: next, base: edit.base === '' ? hash : edit.base } })),
    discard: () => draft.drop(),
    deploy,
  }
}

export type FunctionCode = ReturnType<typeof useCode>
