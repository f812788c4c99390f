/* <copy-text>: a read-only field and a button that copies it. Without JavaScript there is no button: the field can be
   selected by hand. Where the clipboard is closed (plain http, an old browser) the text is selected for copying. */

class CopyText extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input, textarea");
    this.button = this.querySelector("button");
    this.status = this.querySelector("[role=status]");
    if (!this.field || !this.button) return;
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.copy());
    this.field.addEventListener("focus", () => this.field.select());
  }

  async copy() {
    let done = true;
    try {
      await navigator.clipboard.writeText(this.field.value);
    } catch {
      this.field.select();
      done = document.execCommand("copy");
    }
    this.status.textContent = done ? this.status.dataset.done : this.status.dataset.failed;
  }
}

customElements.define("copy-text", CopyText);
