// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form_page.h"
#include "ui/services/capture_service.h"
#include "ui/services/session_service.h"

#include <QPolygonF>

#include <map>

class QButtonGroup;
class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTextBrowser;

namespace undertone {

class PathField;
class SignaturePad;
class SpokenClip;

/// What each speaker agrees to: the notice in their language, four uses apart, and how they say so. Nothing is recorded of anyone who does
/// not agree to it.
class ConsentPage : public FormPage {
    Q_OBJECT
public:
    ConsentPage(NewSession& draft, SessionService& service, CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;
    void enter() override;
    void leave() override;
    void setTheme(const Theme& theme) override;
    void chooseSpeaker(int speaker);
    [[nodiscard]] SignaturePad& pad() const { return *m_pad; }

private:
    void build();
    QWidget* buildAnswers();
    void showSpeaker();
    void takeIn();
    void takeSignature();
    void takeFile();
    void withdrawStale(NewSpeaker& speaker);
    void refreshList();
    void refreshProblem();
    void printNotice();
    [[nodiscard]] NewSpeaker* current() const;

    NewSession& m_draft;
    SessionService& m_service;
    QListWidget* m_list;
    QTextBrowser* m_notice;
    QPushButton* m_print;
    std::vector<std::pair<Purpose, QCheckBox*>> m_purposes;
    QLabel* m_hint = nullptr;
    QButtonGroup* m_ways;
    SignaturePad* m_pad;
    QPushButton* m_clear;
    SpokenClip* m_clip;
    PathField* m_file;
    /// What a signature or a form was made for, and when.
    struct Shown {
        QString agreedTo;
        QString when;
        QString sha256{};  ///< of the file
    };
    std::map<std::string, QList<QPolygonF>> m_signatures;  ///< as drawn, by speaker
    std::map<std::string, Shown> m_signed;
    std::map<std::string, Shown> m_filed;
    bool m_showing = false;
    bool m_isStale = false;  ///< what is shown was made for other choices
};

}  // namespace undertone
