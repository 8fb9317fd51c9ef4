import { useState } from 'react'

const storageKey = 'fourbox-edit-boxes'

/** Whether boxes are shown to be edited or to be read: one choice for all of them, which stays. */
export function useEditMode(): [isEditing: boolean, setEditing: (isEditing: boolean) => void] {
  const [isEditing, setEditing] = useState(() => localStorage.getItem(storageKey) === 'true')
  return [
    isEditing,
    (next) => {
      localStorage.setItem(storageKey, String(next))
      setEditing(next)
    },
  ]
}
