import { createRoot } from 'react-dom/client'
import '@cloudscape-design/global-styles/index.css'
import { Console } from './shell/console.tsx'
import { browserRouter, whenReady } from './shell/router.tsx'
import { basename } from './shell/address.ts'
import { askAhead } from './shell/ask-ahead.ts'
import { askToSignIn } from './shell/ask-to-sign-in.ts'
import { consoleQueryClient } from './shell/query-client.ts'
import { followTheme } from './shell/theme.ts'

followTheme()
await askToSignIn()
const router = browserRouter()
const queryClient = consoleQueryClient()
askAhead(queryClient, location.pathname.slice(basename.length))
// Until the first page's code is there, the static shell stays.
await whenReady(router)
const root = document.getElementById('root')
if (root) createRoot(root).render(<Console router={router} queryClient={queryClient} />)
