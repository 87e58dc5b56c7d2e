// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/services/capture_service.h"
#include "ui/theme.h"

#include <QElapsedTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace undertone {

class FigureLabel;
class LevelBar;
class LiveEmotionView;
class LiveWaveformView;

/// A recording that goes on: how long, how loud, how long the disk lasts, what is wrong, and the last minute of it, with its emotions where
/// it is analysed meanwhile. P pauses, M marks a place; the sign above it belongs to the window.
class RecordingPage : public QWidget {
    Q_OBJECT
public:
    RecordingPage(CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    [[nodiscard]] QString warning() const;

Q_SIGNALS:
    /// Somebody who is being recorded does not agree any more.
    void withdrawRequested(const std::filesystem::path& folder, const std::string& speaker);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QWidget* buildTakeover();
    void refresh();
    void refreshMeters();
    void refreshAnalysis();
    void noteLosses();
    [[nodiscard]] QString analysisWarning() const;
    [[nodiscard]] QString clocksText() const;
    void chooseWhoWithdraws();
    void takeDevices(const std::vector<InputDevice>& devices);

    CaptureService& m_capture;
    const Theme* m_theme;
    FigureLabel* m_time;
    FigureLabel* m_room;
    FigureLabel* m_gaps;
    FigureLabel* m_marks;
    FigureLabel* m_sentences;
    FigureLabel* m_lag;
    CaptureState m_shownState = CaptureState::Idle;
    double m_droppedBefore = 0.0;  ///< seconds
    double m_lostSeconds = 0.0;    ///< of sound, and said now
    QElapsedTimer m_sinceLoss;
    QWidget* m_warningRow;
    QLabel* m_warning;
    QWidget* m_takeover = nullptr;
    QComboBox* m_devices = nullptr;
    LiveWaveformView* m_waveform;
    LiveEmotionView* m_emotions;
    QVBoxLayout* m_meters = nullptr;
    QLabel* m_worth;  ///< what labels that come while it is recorded are worth
    QLabel* m_clocks;
    std::vector<LevelBar*> m_bars;
    QPushButton* m_pause;
    QPushButton* m_mark;
    QPushButton* m_withdraw;
    QPushButton* m_stop;
};

}  // namespace undertone
