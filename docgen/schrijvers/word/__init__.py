"""The rooms of the DOCX writer: HTML tree in, parts of a Word document out."""
