import { type FormEvent, useEffect, useState } from 'react'
import { NotSignedIn, signInWithKey } from '../../client/sign-in.ts'
import { settings } from '../../settings.ts'

const empty = { accessKeyId: '', secretAccessKey: '' }
type Field = keyof typeof empty

export interface KeyForm {
  readonly value: Readonly<Record<Field, string>>
  readonly set: (field: Field, text: string) => void
  /** What is wrong with a field, and what is wrong beside them. */
  readonly fault: (field: Field | 'both') => string
  readonly busy: boolean
  readonly submit: (event: FormEvent) => void
}

/** An access key as it is typed. It is kept nowhere else, unlike what other forms are given: a secret is no draft. */
export function useKeyForm(onSignedIn: () => void): KeyForm {
  const [value, setValue] = useState(empty)
  const [faults, setFaults] = useState<ReadonlyMap<Field | 'both', string>>(new Map())
  const [busy, setBusy] = useState(false)

  // Drawn by now.
  useEffect(() => {
    if (faults.size > 0) document.querySelector<HTMLElement>('.sign-in [aria-invalid="true"]')?.focus()
  }, [faults])

  async function signIn(): Promise<void> {
    const missing = missingOf(value)
    setFaults(missing)
    if (missing.size > 0) return
    setBusy(true)
    try {
      await signInWithKey(value.accessKeyId.trim(), value.secretAccessKey.trim(), settings.region)
      setValue(empty)
      onSignedIn()
    } catch (error) {
      setFaults(new Map([[(error instanceof NotSignedIn ? error.field : undefined) ?? 'both', error instanceof Error ? error.message : String(error)]]))
    } finally {
      setBusy(false)
    }
  }

  return {
    value,
    set(field, text) {
      setValue({ ...value, [field]: text })
      setFaults(new Map())
    },
    fault: (field) => faults.get(field) ?? '',
    busy,
    submit(event) {
      event.preventDefault()
      // The dialog lies over a page that may be a form, too.
      event.stopPropagation()
      void signIn()
    },
  }
}

function missingOf({ accessKeyId, secretAccessKey }: KeyForm['value']): ReadonlyMap<Field, string> {
  return new Map([
    ...(accessKeyId.trim() === '' ? ([['accessKeyId', 'Enter an access key ID.']] as const) : []),
    ...(secretAccessKey.trim() === '' ? ([['secretAccessKey', 'Enter its secret access key.']] as const) : []),
  ])
}
