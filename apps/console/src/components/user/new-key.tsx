import Alert from '@cloudscape-design/components/alert'
import type { AccessKey } from '@fourbox/domain'
import { create } from 'zustand'
import { Copyable } from '../reading/copyable.tsx'

/** The access key that was just made: its secret is nowhere else to be read. */
export const useNewKey = create<{ readonly key: AccessKey | undefined }>(() => ({ key: undefined }))

/** A user's new key, until it is dismissed. */
export function NewKey({ userName }: { readonly userName: string }) {
  const { key } = useNewKey()
  if (key?.user?.userName !== userName) return null
  return (
    <Alert type="info" header="Keep this access key: its secret is not shown again" dismissible onDismiss={() => useNewKey.setState({ key: undefined })}>
      <div>
        <Copyable text={`AWS_ACCESS_KEY_ID=${key.accessKeyId}`} what="the access key ID" />
      </div>
      <div>
        <Copyable text={`AWS_SECRET_ACCESS_KEY=${key.secretAccessKey}`} what="the secret access key" />
      </div>
    </Alert>
  )
}
