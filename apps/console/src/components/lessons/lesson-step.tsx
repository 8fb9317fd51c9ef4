import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Icon from '@cloudscape-design/components/icon'
import type { Standing, Step } from './lesson.ts'
import { LessonText } from './lesson-text.tsx'
import '../reading/hidden-text.css'

interface LessonStepProperties {
  readonly step: Step
  /** Undefined until it is known. */
  readonly standing: Standing | undefined
  readonly state: 'done' | 'current' | 'ahead'
  /** Leads to the control with which it is done. */
  readonly onShow: () => void
}

/** A step: its title, and what to do where it is the one to be done now. */
export function LessonStep({ step: { title, text, at, terminal }, standing, state, onShow }: LessonStepProperties) {
  const command = standing && terminal?.(standing)
  return (
    <li className={`lesson-step lesson-step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <div className="lesson-step-title">
        {state === 'done' && <Icon name="status-positive" variant="success" ariaLabel="Done" />}
        <LessonText text={title} />
      </div>
      {state === 'current' && (
        <div className="lesson-step-text">
          {text.map((paragraph) => (
            <p key={paragraph}>
              <LessonText text={paragraph} />
            </p>
          ))}
          {standing && at(standing) !== undefined && (
            <Button iconName="angle-right" onClick={onShow}>
              Show me where
            </Button>
          )}
          {command !== undefined && (
            <ExpandableSection variant="inline" headerText="Or from a terminal">
              <code>{command}</code>
              <CopyToClipboard
                textToCopy={command}
                copyButtonAriaLabel="Copy the command"
                variant="icon"
                copySuccessText="Copied"
                copyErrorText="Could not be copied"
              />
            </ExpandableSection>
          )}
        </div>
      )}
    </li>
  )
}
