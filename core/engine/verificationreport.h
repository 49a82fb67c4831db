#pragma once

#include "core/engine/verification.h"

#include <QJsonObject>

namespace samband {

/// The verdict as a word for people, translated.
QString verdictWord(Verdict verdict);

/// How it turned out, in a sentence.
QString verdictText(const Verification &verification);

/// What the check is about: the flow's title, or the workspace.
QString checkGroup(const VerifiedCheck &check);

/// One check as one line of text, under the heading of its group.
QString checkLine(const VerifiedCheck &check);

/// For machines: {check, flow, verdict, promise, compared, found, examples}.
QJsonObject checkJson(const VerifiedCheck &check);
/// For machines, the last line: {verdict, workspace, at, checks, holds, waits, fails}.
QJsonObject verdictJson(const Verification &verification);

/// A page that needs nothing but itself, light or dark as the reader's desktop is. UTF-8.
QByteArray verificationHtml(const Verification &verification);

/// JUnit XML as build servers read it: a suite for the workspace and one for each flow, a test case for each check.
/// What fails is a failure, what waits is skipped, each with its text. UTF-8.
QByteArray verificationJunit(const Verification &verification);

} // namespace samband
