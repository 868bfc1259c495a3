// Adds suggestions to a search form that already works: an ARIA combobox with a list of links.
// The focus stays in the field; arrows move along the list, Enter follows a link or searches.
{
  const DELAY = 150; // milliseconds without a key before the server is asked
  const SHORTEST = 2;

  function give(receiver, attributes) {
    for (const [name, value] of Object.entries(attributes)) receiver.setAttribute(name, value);
    return receiver;
  }

  function element(name, attributes) {
    return give(document.createElement(name), attributes);
  }

  class SearchBox {
    constructor(form) {
      this.words = JSON.parse(form.dataset.suggestions);
      this.input = form.querySelector("input[type=search]");
      this.known = new Map();
      this.active = -1;
      this.makeList(form);
      this.listen();
    }

    makeList(form) {
      const id = `${this.input.id}-suggestions`;
      this.list = element("ul", {
        id,
        class: "suggestions",
        role: "listbox",
        "aria-label": this.words.label,
        hidden: "",
      });
      this.said = element("p", { class: "visually-hidden", role: "status" });
      this.input.after(this.list);
      form.append(this.said);
      give(this.input, {
        role: "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": id,
      });
    }

    listen() {
      this.input.addEventListener("input", () => this.askSoon());
      this.input.addEventListener("keydown", (event) => this.press(event));
      this.input.addEventListener("blur", () => this.close());
      this.input.form.addEventListener("submit", () => this.close());
      // The field keeps the focus while the list is clicked or scrolled.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", () => this.close());
      document.addEventListener("pointerdown", (event) => {
        if (!this.input.form.contains(event.target)) this.close();
      });
    }

    get options() {
      return [...this.list.querySelectorAll("[role=option]")];
    }

    get typed() {
      return this.input.value.trim();
    }

    askSoon() {
      this.stopAsking();
      this.mark(-1);
      if (this.typed.length < SHORTEST) this.close();
      else this.timer = setTimeout(() => this.ask(), DELAY);
    }

    stopAsking() {
      clearTimeout(this.timer);
      this.asking?.abort();
    }

    async ask() {
      this.stopAsking();
      const typed = this.typed;
      if (typed.length < SHORTEST) return;
      this.asking = new AbortController();
      try {
        if (!this.known.has(typed)) this.known.set(typed, await this.fetchItems(typed));
        if (typed === this.typed && document.activeElement === this.input) {
          this.show(this.known.get(typed));
        }
      } catch {
        // Typed on, or the server is away: the form works without suggestions.
        if (typed === this.typed) this.close();
      }
    }

    async fetchItems(typed) {
      const query = new URLSearchParams({ q: typed, lang: this.words.lang });
      const answer = await fetch(`${this.words.address}?${query}`, {
        headers: { Accept: "application/json" },
        signal: this.asking.signal,
      });
      if (!answer.ok) throw new Error(answer.status);
      return (await answer.json()).items;
    }

    show(items) {
      this.list.replaceChildren(...items.map((item, place) => this.option(item, place)));
      this.mark(-1);
      this.open(items.length > 0);
      this.said.textContent = this.words.counts[items.length];
    }

    option({ text, url, type }, place) {
      const link = element("a", {
        id: `${this.list.id}-${place}`,
        class: "suggestions__link",
        role: "option",
        "aria-selected": "false",
        href: url,
        tabindex: "-1",
      });
      for (const words of [text, this.words.kinds[type] ?? ""]) {
        const span = element("span", {});
        span.textContent = words;
        link.append(span, " ");
      }
      const item = element("li", { role: "none" });
      item.append(link);
      return item;
    }

    open(isOpen) {
      this.list.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", isOpen);
    }

    close() {
      this.stopAsking();
      this.mark(-1);
      this.open(false);
      this.said.textContent = "";
    }

    mark(place) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = place;
      const option = this.options[place];
      if (option) {
        option.setAttribute("aria-selected", "true");
        option.scrollIntoView({ block: "nearest" });
        this.input.setAttribute("aria-activedescendant", option.id);
      } else {
        this.input.removeAttribute("aria-activedescendant");
      }
    }

    // Along the list and through the field: past the last option comes the field again.
    move(step) {
      const stops = this.options.length + 1;
      this.mark(((this.active + 1 + step + stops) % stops) - 1);
    }

    press(event) {
      if (event.isComposing) return;
      const isOpen = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (event.altKey && event.key === "ArrowUp") this.close();
        else if (!isOpen) this.ask();
        else if (!event.altKey) this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape" && isOpen) {
        event.preventDefault(); // the field keeps its text; a second Escape empties it
        this.close();
      } else if (event.key === "Enter" && isOpen && this.active >= 0) {
        event.preventDefault();
        this.options[this.active].click();
      } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
        this.mark(-1);
      }
    }
  }

  for (const form of document.querySelectorAll("form[data-suggestions]")) new SearchBox(form);
}
