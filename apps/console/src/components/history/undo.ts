import { visible } from '@fourbox/domain'
import type { QueryClient } from '@tanstack/react-query'
import { goBack, type GoingBack } from '../../client/history.ts'
import { refresh } from '../../client/refresh.ts'
import { refusalText } from '../../client/refused-field.ts'
import { flash } from '../../shell/flashes.ts'
import { changeText } from './change-text.ts'

/** Takes the newest change of a draft back, or the newest undo, and says above the page what it did. */
export async function undo(queryClient: QueryClient, going: GoingBack): Promise<void> {
  try {
    const { item } = await goBack.mutationFn(going)
    const [made] = item
    if (made) flash({ type: 'success', content: `${going.action === 'undo' ? 'Undone' : 'Made again'}: ${visible(changeText(made))}.` })
  } catch (error) {
    flash({ type: 'error', content: visible(refusalText(error)) })
  }
  await refresh(queryClient, going.restApiId)
}
