/* On the page of a report: words selected in the statement are written into the field that asks which are wrong.
   Without JavaScript they are typed. */

class ReportWords extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.getAttribute("for"));
    if (!this.field) return;
    this.querySelector(".ask-select")?.removeAttribute("hidden");
    this.filled = "";
    this.take = () => this.taken();
    document.addEventListener("selectionchange", this.take);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.take);
  }

  taken() {
    const selection = document.getSelection();
    const words = selection.toString().trim();
    if (!words || !this.contains(selection.anchorNode) || !this.contains(selection.focusNode)) return;
    // What somebody typed is theirs.
    if (this.field.value && this.field.value !== this.filled) return;
    this.filled = words.slice(0, 500);
    this.field.value = this.filled;
  }
}

customElements.define("report-words", ReportWords);
