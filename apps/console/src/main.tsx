import { createRoot } from 'react-dom/client'
import '@cloudscape-design/global-styles/index.css'
import { Console } from './shell/console.tsx'
import { browserRouter } from './shell/router.tsx'
import { followTheme } from './shell/theme.ts'

followTheme()
const root = document.getElementById('root')
if (root) createRoot(root).render(<Console router={browserRouter()} />)
