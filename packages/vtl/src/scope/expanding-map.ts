import type { MapClass } from '@fourbox/java'

/** API Gateway's class for the objects within `$context`, and for what templates write there: it prints as nothing. */
export const expandingMap: MapClass = { name: 'EmptyStringExpandingMap', text: '' }
