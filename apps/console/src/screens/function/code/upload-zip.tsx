import FileInput from '@cloudscape-design/components/file-input'
import Alert from '@cloudscape-design/components/alert'
import { callLambda } from '../../../client/lambda.ts'
import { found } from '../../../components/form/faults.ts'
import { Field } from '../../../components/form/field.tsx'
import { zipFaults } from '../../../components/function/zip-faults.ts'
import { FormDialog } from '../../../components/form/form-dialog.tsx'
import { useForm } from '../../../components/form/form.ts'

interface UploadZipProperties {
  readonly name: string
  /** Whether typed text is lost with it. */
  readonly undeployed: boolean
  readonly onUploaded: () => void
  readonly onDismiss: () => void
}

/** Puts a zip in the place of the function's code. */
export function UploadZip({ name, undeployed, onUploaded, onDismiss }: UploadZipProperties) {
  const form = useForm<{ readonly zip?: File }>({
    draft: `upload-zip ${name}`,
    restApiId: undefined,
    initial: {},
    check: ({ zip }) => found(zipFaults('ZipFile', zip)),
    save: async ({ zip }) => {
      await callLambda('UpdateFunctionCode', { FunctionName: name, ZipFile: new Uint8Array((await zip?.arrayBuffer()) ?? new ArrayBuffer()) })
      return { message: `Deployed ${zip?.name ?? ''} as the code of ${name}.` }
    },
    onSaved: () => {
      onUploaded()
      onDismiss()
    },
  })
  const { zip } = form.value
  return (
    <FormDialog form={form} title="Upload .zip file" submitText="Upload" onDismiss={onDismiss}>
      {undeployed && <Alert type="warning">What you changed and did not deploy is discarded.</Alert>}
      <Field
        form={form}
        name="ZipFile"
        label=".zip file"
        description={zip ? `${zip.name}, ${(zip.size / 1024).toFixed(1)} kB` : 'Up to 50 MB. It replaces every file.'}
      >
        <FileInput accept=".zip,.jar" value={zip ? [zip] : []} onChange={({ detail }) => detail.value[0] && form.set({ zip: detail.value[0] })}>
          Choose file
        </FileInput>
      </Field>
    </FormDialog>
  )
}
