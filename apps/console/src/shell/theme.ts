import { applyMode, Mode } from '@cloudscape-design/global-styles'
import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'

export const themes: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
]

const storageKey = 'fourbox-theme'
const darkSystem = matchMedia('(prefers-color-scheme: dark)')

interface ThemeChoice {
  readonly theme: Theme
  /** What the choice comes to now. */
  readonly dark: boolean
}

export const useTheme = create<ThemeChoice>(() => resolve(stored()))

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  useTheme.setState(resolve(theme))
}

/** Keeps the page in the chosen theme, and with the system's where that is the choice. */
export function followTheme(): void {
  darkSystem.addEventListener('change', () => useTheme.setState(({ theme }) => resolve(theme)))
  useTheme.subscribe(apply)
  apply(useTheme.getState())
}

function apply({ dark }: ThemeChoice): void {
  applyMode(dark ? Mode.Dark : Mode.Light)
  document.documentElement.style.colorScheme = dark ? 'dark' : 'light'
}

function resolve(theme: Theme): ThemeChoice {
  return { theme, dark: theme === 'dark' || (theme === 'system' && darkSystem.matches) }
}

function stored(): Theme {
  const theme = localStorage.getItem(storageKey)
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}
