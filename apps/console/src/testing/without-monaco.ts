/** Stands for Monaco, which draws on a canvas that the DOM of tests does not have. Editors stay text areas, as in a browser that cannot load it. */
throw new Error('Monaco cannot be loaded here')
