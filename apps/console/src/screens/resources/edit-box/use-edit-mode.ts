import { useState } from 'react'
import { useWriteRefusal } from '../../../shell/permission.ts'

const storageKey = 'fourbox-edit-boxes'

/** Whether boxes are shown to be edited or to be read: one choice for all of them, which stays. Who may not write reads. */
export function useEditMode(): [isEditing: boolean, setEditing: (isEditing: boolean) => void] {
  const [isEditing, setEditing] = useState(() => localStorage.getItem(storageKey) === 'true')
  const mayEdit = useWriteRefusal() === undefined
  return [
    isEditing && mayEdit,
    (next) => {
      localStorage.setItem(storageKey, String(next))
      setEditing(next)
    },
  ]
}
