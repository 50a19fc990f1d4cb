//! A document as Word sees it before it is XML: paragraphs of runs, and tables.

use pulldown_cmark::Alignment;

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Paragraph {
    pub(super) style: Style,
    pub(super) runs: Vec<Run>,
    /// The list whose item it begins.
    pub(super) item: Option<Item>,
    /// The depth of the list that it goes on in, without a mark of its own.
    pub(super) depth: Option<u8>,
    /// Whether it stands on the page of what follows.
    pub(super) keeps_next: bool,
    /// Space before it in twentieths of a point, where it is not that of its style.
    pub(super) before: Option<u32>,
    /// Space after it, likewise.
    pub(super) after: Option<u32>,
    /// How high its line is, likewise.
    pub(super) line: Option<u32>,
    /// Room at its right that stays free, in twentieths of a point.
    pub(super) free: Option<u32>,
    /// Whether it goes without the rule of its style.
    pub(super) unruled: bool,
}

/// An item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    /// Which of the document's lists.
    pub(super) list: usize,
    /// How deep, from 0 to 8.
    pub(super) depth: u8,
}

/// A list of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct List {
    /// The number of its first item; `None`: bullets.
    pub(super) start: Option<u64>,
    pub(super) depth: u8,
}

/// A table; its first row is its head.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    pub(super) alignments: Vec<Alignment>,
    pub(super) rows: Vec<Vec<Vec<Run>>>,
}

/// What a paragraph is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Run {
    Text {
        text: String,
        marks: Marks,
        /// Which of the document's links it is in.
        link: Option<usize>,
    },
    /// The end of a line within a paragraph.
    Break,
    /// The logo at the right of the page's head, so many twentieths of a point wide and high; it takes no room in its line.
    Logo { width: u32, height: u32 },
}

impl Run {
    /// Text as it is.
    pub(super) fn plain(text: &str) -> Self {
        Self::Text { text: text.to_owned(), marks: Marks::default(), link: None }
    }

    /// Bold text.
    pub(super) fn bold(text: &str) -> Self {
        Self::Text { text: text.to_owned(), marks: Marks::default().with(Marks::BOLD), link: None }
    }
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks(u8);

impl Marks {
    pub(super) const BOLD: Self = Self(1);
    pub(super) const ITALIC: Self = Self(2);
    pub(super) const STRUCK: Self = Self(4);
    pub(super) const CODE: Self = Self(8);

    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The styles of paragraphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Style {
    #[default]
    Normal,
    /// Of a level from 1 to 4.
    Heading(u8),
    SenderName,
    Sender,
    Recipient,
    Date,
    References,
    Subject,
    Salutation,
    Closing,
    Signature,
    Enclosures,
    Enclosure,
    NoticeHeading,
    Notice,
    Bullet,
    Number,
    Continue,
    Quote,
    Code,
    Rule,
    TableHead,
    TableText,
    TableEnd,
}

impl Style {
    /// Its id in `templates/word/styles.xml`.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Heading(1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(3) => "Heading3",
            Self::Heading(_) => "Heading4",
            Self::SenderName => "LetterSenderName",
            Self::Sender => "LetterSender",
            Self::Recipient => "LetterRecipient",
            Self::Date => "Date",
            Self::References => "LetterReferences",
            Self::Subject => "LetterSubject",
            Self::Salutation => "Salutation",
            Self::Closing => "Closing",
            Self::Signature => "Signature",
            Self::Enclosures => "LetterEnclosures",
            Self::Enclosure => "LetterEnclosure",
            Self::NoticeHeading => "LetterNoticeHeading",
            Self::Notice => "LetterNotice",
            Self::Bullet => "ListBullet",
            Self::Number => "ListNumber",
            Self::Continue => "ListContinue",
            Self::Quote => "Quote",
            Self::Code => "HTMLPreformatted",
            Self::Rule => "LetterRule",
            Self::TableHead => "LetterTableHead",
            Self::TableText => "LetterTableText",
            Self::TableEnd => "LetterTableEnd",
        }
    }
}

/// The style of links.
pub(super) const LINK: &str = "Hyperlink";
/// The style of code within a text.
pub(super) const CODE: &str = "LetterCode";
/// The style of tables.
pub(super) const TABLE: &str = "LetterTable";
