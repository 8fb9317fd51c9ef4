import { own } from '@fourbox/domain'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Cards, { type CardsProps } from '@cloudscape-design/components/cards'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Lesson } from '../../components/lessons/lesson.ts'
import { lessons } from '../../components/lessons/lessons.ts'
import { Screen } from '../../shell/screen.tsx'
import { startLessonOver, takeUpLesson, useTakenLessons } from '../../shell/taken-lessons.ts'
import { help } from './help.tsx'

/** Lessons over the console as it is; their steps stand beside the pages. */
export default function LessonsScreen() {
  return (
    <Screen title="Lessons" description="Steps over the real console, checked by what stands on the server: by a click or by a client of AWS." help={help}>
      <Cards
        items={lessons}
        trackBy="id"
        ariaLabels={{ itemSelectionLabel: (_, { title }) => title, selectionGroupLabel: 'Lessons' }}
        cardsPerRow={[{ cards: 1 }, { minWidth: 800, cards: 2 }]}
        cardDefinition={card}
      />
    </Screen>
  )
}

const card: CardsProps.CardDefinition<Lesson> = {
  header: ({ title }) => <Header variant="h2">{title}</Header>,
  sections: [
    { id: 'summary', content: ({ summary }) => summary },
    { id: 'state', content: (lesson) => <LessonState lesson={lesson} /> },
  ],
}

function LessonState({ lesson: { id, title, minutes, steps } }: { readonly lesson: Lesson }) {
  const { open, taken } = useTakenLessons()
  const begun = own(taken, id)
  return (
    <SpaceBetween size="s">
      <Box color="text-body-secondary">
        {steps.length} steps, about {minutes} minutes
      </Box>
      {begun?.finished === true && <StatusIndicator>Done</StatusIndicator>}
      {begun && !begun.finished && <StatusIndicator type="in-progress">{open === id ? 'Open' : 'Begun'}</StatusIndicator>}
      <SpaceBetween direction="horizontal" size="xs">
        <Button variant={begun ? 'normal' : 'primary'} ariaLabel={`${begun ? 'Go on with' : 'Start'}: ${title}`} onClick={() => takeUpLesson(id)}>
          {begun ? 'Go on' : 'Start'}
        </Button>
        {begun && (
          <Button ariaLabel={`Start over: ${title}`} onClick={() => startLessonOver(id)}>
            Start over
          </Button>
        )}
      </SpaceBetween>
    </SpaceBetween>
  )
}
