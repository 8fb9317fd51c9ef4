import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { followChanges } from '../client/changes.ts'
import { useSession } from '../client/session.ts'
import { signedIn } from '../client/signed-in.ts'
import { atFourbox } from '../settings.ts'
import { UnlessGone } from './api-gone.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { showConnection } from './connection.ts'
import { Flashbar } from './flashbar.tsx'
import { useFollowLinks } from './follow-links.ts'
import { HelpPanel, HelpToggle, useHelpOpen } from './help.tsx'
import { Navigation, NavigationToggle } from './navigation.tsx'
import { Overlays } from './overlays.tsx'
import { ReadingNotice } from './reading-notice.tsx'
import { useShortcutKeys } from './shortcuts.ts'
import { useTakenLessons } from './taken-lessons.ts'
import { TopBar } from './top-bar.tsx'
import { useUndoKeys } from './undo-keys.ts'
import { useUnsavedGuard } from './unsaved-guard.ts'
import './layout.css'

/** Only for whom it is asked: its code is no part of the first page. */
const SessionOver = lazy(() => import('./session-over.tsx'))

const LessonPanel = lazy(() => import('../components/lessons/lesson-panel.tsx'))

/** The steps of a lesson, unless help stands in their place. */
function LessonBeside() {
  const isOpen = useTakenLessons(({ open }) => open !== undefined)
  const helpOpen = useHelpOpen()
  if (!isOpen || helpOpen || !atFourbox) return null
  return (
    <Suspense>
      <LessonPanel />
    </Suspense>
  )
}

/**
 * What every page stands in: top bar, navigation, breadcrumbs, messages, help. Drawn by our own few rules: Cloudscape's
 * AppLayout alone is a seventh of what the first page may weigh.
 */
export function Layout() {
  const queryClient = useQueryClient()
  const followLinks = useFollowLinks()
  const isOver = useSession(({ is }) => is === 'over')
  useUnsavedGuard()
  useShortcutKeys()
  useUndoKeys()
  useEffect(() => {
    if (!atFourbox) return
    const leaving = new AbortController()
    void followChanges(queryClient, showConnection, leaving.signal)
    return () => leaving.abort()
  }, [queryClient])
  useEffect(
    () =>
      useSession.subscribe(({ is }) => {
        // It may be somebody else.
        if (is === 'on') void queryClient.invalidateQueries({ queryKey: signedIn.queryKey })
      }),
    [queryClient],
  )
  return (
    // Only clicks on links end here; for keyboards and screen readers they stay links.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className="layout" onClick={followLinks}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <ScrollRestoration />
      <TopBar />
      <Navigation />
      <div className="page">
        <div className="page-bar">
          <NavigationToggle />
          <Breadcrumbs />
          <HelpToggle />
        </div>
        <ReadingNotice />
        <section className="page-messages" aria-label="Messages">
          <Flashbar />
        </section>
        <main id="main" tabIndex={-1}>
          <UnlessGone>
            <Outlet />
          </UnlessGone>
        </main>
      </div>
      <HelpPanel />
      <Overlays />
      <LessonBeside />
      {isOver && (
        <Suspense>
          <SessionOver />
        </Suspense>
      )}
    </div>
  )
}
