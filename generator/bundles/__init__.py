"""The finished offline site → zip, html, pdf, epub, zim."""
