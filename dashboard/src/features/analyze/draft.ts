/** The text that is being worked on, for as long as the page lives: going to a subject and back does not lose it. */
class Draft {
  #text = '';
  get = () => this.#text;
  set = (text: string) => {
    this.#text = text;
  };
}

export const draft = new Draft();
