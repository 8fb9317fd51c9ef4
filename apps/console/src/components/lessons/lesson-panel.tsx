import { own } from '@fourbox/domain'
import Button from '@cloudscape-design/components/button'
import Link from '@cloudscape-design/components/link'
import ProgressBar from '@cloudscape-design/components/progress-bar'
import { useEffect, useId } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { href } from '../../shell/address.ts'
import { finishLesson, leaveLesson, startLessonOver, takeUpLesson, useTakenLessons } from '../../shell/taken-lessons.ts'
import type { Lesson } from './lesson.ts'
import { LessonStep } from './lesson-step.tsx'
import { LessonText } from './lesson-text.tsx'
import { lessons } from './lessons.ts'
import { usePointer } from './use-pointer.ts'
import { useHearing, useStanding } from './use-standing.ts'
import './lessons.css'

/** The steps of the lesson that is open, beside the page. */
export default function LessonPanel() {
  const { open = '', taken } = useTakenLessons()
  const lesson = lessons.find(({ id }) => id === open)
  const begun = own(taken, open)
  return lesson && begun ? <OpenLesson key={`${open} ${begun.since}`} lesson={lesson} since={begun.since} /> : null
}

function OpenLesson({ lesson, since }: { readonly lesson: Lesson; readonly since: number }) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const headingId = useId()
  const { id, title, steps } = lesson
  const standing = useStanding(lesson, since)
  const done = standing && steps.map((step) => step.isDone(standing))
  const count = done?.filter(Boolean).length ?? 0
  const currentIndex = done?.indexOf(false) ?? -1
  const current = steps[currentIndex]
  const isFinished = done !== undefined && current === undefined
  const at = standing && current?.at(standing)
  const isHere = at !== undefined && isAt(pathname, at)
  const lead = usePointer(current, isHere)
  useHearing(standing, current?.heardOf)
  useEffect(() => {
    if (isFinished) finishLesson(id)
  }, [isFinished, id])

  function show() {
    lead()
    if (at !== undefined && !isHere) void navigate(at)
  }

  return (
    <aside className="help lesson" aria-labelledby={headingId}>
      <div className="help-heading">
        <h2 id={headingId}>{title}</h2>
        <Button variant="icon" iconName="close" ariaLabel="Leave the lesson" onClick={leaveLesson} />
      </div>
      <ProgressBar value={Math.round((count / steps.length) * 100)} ariaLabel="Progress" additionalInfo={`${count} of ${steps.length} steps done`} />
      <output className="hidden-text">{spoken(lesson, done, currentIndex)}</output>
      <ol className="lesson-steps">
        {steps.map((step, index) => (
          <LessonStep
            key={step.title}
            step={step}
            standing={standing}
            state={done?.[index] === true ? 'done' : index === currentIndex ? 'current' : 'ahead'}
            onShow={show}
          />
        ))}
      </ol>
      {isFinished && <LessonEnd lesson={lesson} />}
      <div className="lesson-foot">
        <Button onClick={() => startLessonOver(id)}>Start over</Button>
        <Link href={href('/lessons')}>All lessons</Link>
      </div>
    </aside>
  )
}

function LessonEnd({ lesson: { learnt, next } }: { readonly lesson: Lesson }) {
  return (
    <section aria-label="What you have learnt">
      <h3>Done. What you have learnt</h3>
      <ul>
        {learnt.map((text) => (
          <li key={text}>
            <LessonText text={text} />
          </li>
        ))}
      </ul>
      <h3>Where to go next</h3>
      <ul>
        {lessons
          .filter(({ id }) => next.includes(id))
          .map(({ id, title }) => (
            <li key={id}>
              <Button variant="inline-link" onClick={() => takeUpLesson(id)}>
                {title}
              </Button>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** Whether a page is that of an address, or one below it. */
function isAt(pathname: string, at: string): boolean {
  const [path = ''] = at.split('?')
  return pathname === path || pathname.startsWith(`${path}/`)
}

/** What a screen reader hears when a step has been done. */
function spoken({ steps }: Lesson, done: readonly boolean[] | undefined, currentIndex: number): string {
  if (!done) return ''
  const current = steps[currentIndex]
  return current ? `Step ${currentIndex + 1} of ${steps.length}: ${current.title.replaceAll('`', '')}` : 'All steps are done.'
}
