# SPDX-License-Identifier: MIT
"""Which members the elements of WordprocessingML have, in which order: ECMA-376 part 1, clauses 17 and A.1, as far as our files use them."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RUN = ("rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern "
       "position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath").split()
INLINE = "bookmarkStart bookmarkEnd r hyperlink ins del moveFrom moveTo".split()
BLOCK = "p tbl".split()
SIDES = "top left start bottom right end insideH insideV tl2br tr2bl".split()

# name -> (members in order, may they repeat and mix)
ORDERS = {
    "document": ("body",),
    "pPr": ("pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap "
            "overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
            "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange").split(),
    "rPr": ["ins", "del", "moveFrom", "moveTo", *RUN, "rPrChange"],
    "tbl": ["bookmarkStart", "bookmarkEnd", "tblPr", "tblGrid", "tr"],
    "tblPr": ("tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout "
              "tblCellMar tblLook tblCaption tblDescription tblPrChange").split(),
    "tblGrid": ["gridCol"],
    "tblBorders": SIDES, "tcBorders": SIDES, "tblCellMar": SIDES, "tcMar": SIDES, "pBdr": "top left bottom right between bar".split(),
    "tr": ["tblPrEx", "trPr", "tc"],
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins del trPrChange".split(),
    "tcPr": ("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge "
             "tcPrChange").split(),
    "sectPr": ("headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote "
               "titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange").split(),
    "tabs": ["tab"],
    "settings": ("writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape "
                 "printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData "
                 "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
                 "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod "
                 "documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme "
                 "styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength "
                 "clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets "
                 "drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
                 "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning "
                 "characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture "
                 "doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
                 "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars "
                 "rsids mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions "
                 "readModeInkLockDown smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator").split(),
    "compat": ["compatSetting"],
    "styles": "docDefaults latentStyles style".split(),
    "docDefaults": "rPrDefault pPrDefault".split(),
    "rPrDefault": ["rPr"], "pPrDefault": ["pPr"],
    "style": ("name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose "
              "personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr").split(),
    "drawing": ["inline"], "pict": ["shapetype", "shape"],
}
# members in any order, but for the first, which comes first where it is there
MIXED = {
    "body": (None, [*BLOCK, "bookmarkStart", "bookmarkEnd", "sectPr"]), "hdr": (None, BLOCK), "ftr": (None, BLOCK),
    "p": ("pPr", INLINE), "tc": ("tcPr", BLOCK), "hyperlink": (None, [*INLINE]), "ins": (None, ["r"]), "del": (None, ["r"]),
    "r": ("rPr", "t delText br tab fldChar instrText delInstrText drawing pict".split()),
}


def name_of(element):
    space, _, name = element.tag[1:].partition("}")
    return name if space == W else None


def faults(part, root):
    """What stands where the standard does not want it."""
    found = []
    for element in root.iter():
        name = name_of(element) if isinstance(element.tag, str) else None
        members = [name_of(c) or c.tag.rpartition("}")[2] for c in element]
        if name in MIXED:
            first, allowed = MIXED[name]
            found += [f"{part}: {m} in {name}" for i, m in enumerate(members) if m not in allowed and not (m == first and i == 0)]
        elif name in ORDERS:
            order = list(ORDERS[name])
            found += [f"{part}: {m} in {name}" for m in members if m not in order]
            at = [order.index(m) for m in members if m in order]
            found += [f"{part}: {name} has {members}"] if at != sorted(at) else []
        elif name and members:
            found.append(f"{part}: nothing is known of {name}, which has {members}")
        if name == "tc" and members[-1:] != ["p"]:
            found.append(f"{part}: a cell ends with {members[-1:]}")
        if name == "body" and "sectPr" in members[:-1]:
            found.append(f"{part}: sectPr is not the last of the body")
    return found
