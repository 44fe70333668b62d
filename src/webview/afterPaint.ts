/** Work that can wait until what was drawn before it is on the screen. What is asked for meanwhile takes its place. */
export class AfterPaint {
  #work: (() => void) | undefined;

  /** Runs `work` behind the next frame. */
  run(work: () => void): void {
    const isWaiting = this.#work !== undefined;
    this.#work = work;
    if (!isWaiting) {
      requestAnimationFrame(() => setTimeout(() => this.#run(), 0));
    }
  }

  #run(): void {
    const work = this.#work;
    this.#work = undefined;
    work?.();
  }
}
