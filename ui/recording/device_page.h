// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/form_page.h"
#include "ui/services/capture_service.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;

namespace undertone {

class LevelBar;

/// Which device is recorded, who speaks on which of its channels, and how loud it is. The meters keep nothing of what they hear.
class DevicePage : public FormPage {
    Q_OBJECT
public:
    DevicePage(NewSession& draft, CaptureService& capture, const Theme& theme, QWidget* parent = nullptr);

    [[nodiscard]] bool isComplete() const override;
    void enter() override;
    void leave() override;
    void setTheme(const Theme& theme) override;

private:
    void takeDevices(const std::vector<InputDevice>& devices);
    void chooseDevice();
    void buildRows();
    void refreshChannels();
    void refreshAnalysis();
    void takeLevels(const std::vector<InputLevel>& levels);
    [[nodiscard]] const InputDevice* device(const std::string& id) const;
    [[nodiscard]] int channelsOf(const InputDevice* device) const;
    [[nodiscard]] QString namesOn(int channel) const;

    NewSession& m_draft;
    CaptureService& m_capture;
    std::vector<InputDevice> m_devices;
    QComboBox* m_choice;
    QComboBox* m_second;
    QLabel* m_rate;
    QLabel* m_simulated;
    QGridLayout* m_speakers;
    QVBoxLayout* m_meters;
    QWidget* m_meterBox;
    std::vector<QComboBox*> m_channels;  ///< of each speaker
    std::vector<LevelBar*> m_bars;       ///< of each channel
    QLabel* m_shared;
    QCheckBox* m_analyse;
    QLabel* m_analyseHint;
    bool m_inView = false;
};

}  // namespace undertone
