/**
 * Has time pass faster from here on, for modules that are loaded afterwards and for all that takes timers from the
 * global scope.
 *
 * @param factor how many times faster
 * @returns has it pass as before
 */
export function speedUp(factor: number): () => void
