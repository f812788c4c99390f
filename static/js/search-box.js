/* Suggestions below a search box: a combobox with a list, after the pattern of the ARIA guide. htmx fetches the
   options while one types; without JavaScript the form is an ordinary search. */

class SearchBox extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[data-options]");
    if (!this.input || !window.htmx) return;
    this.list = document.getElementById(this.input.dataset.options);
    this.status = this.querySelector("[role=status]");
    this.input.setAttribute("role", "combobox");
    this.input.setAttribute("aria-autocomplete", "list");
    this.input.setAttribute("aria-controls", this.list.id);
    this.close();
    this.list.addEventListener("htmx:afterSwap", () => this.show());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("input", () => this.choose(-1));
    this.input.addEventListener("focus", () => this.show());
    this.querySelector("form").addEventListener("submit", () => this.close());
    this.addEventListener("focusout", (event) => {
      if (!this.contains(event.relatedTarget)) this.close();
    });
    // A press on an option must not take the focus before the click arrives.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  show() {
    const count = this.input.value.trim() ? this.options.length : 0;
    if (!count || !this.contains(document.activeElement)) return this.close();
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = `${count} ${this.input.dataset.found}`;
    this.choose(-1);
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
    this.choose(-1);
  }

  choose(number) {
    this.chosen = number;
    this.options.forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    const option = this.options[number];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (event.isComposing) return; // the keys belong to the input method
    const count = this.options.length;
    if (event.key === "Escape" && !this.list.hidden) {
      this.close();
    } else if (event.key === "Enter" && !this.list.hidden && this.chosen >= 0) {
      this.options[this.chosen].click();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      if (this.list.hidden) this.show();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // Past either end is the box itself.
      this.choose(((this.chosen + 1 + step + count + 1) % (count + 1)) - 1);
    } else {
      return;
    }
    event.preventDefault();
  }
}

customElements.define("search-box", SearchBox);
