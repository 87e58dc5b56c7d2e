// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/found_models.h"
#include "ui/conversation/models_dialog.h"
#include "ui/translation.h"

#include <QDir>
#include <QFile>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <QtTest>

using namespace undertone;

class FoundModelsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    void copyDescription(const QString& name)
    {
        const QString target = m_folder.filePath(name);
        for (const char* part : {"tokenizer", "base", "adapter"})
            QVERIFY(QDir().mkpath(target + QLatin1Char('/') + QLatin1String(part)));
        QVERIFY(QFile::copy(QStringLiteral(UNDERTONE_SOURCE_DIR "/resources/models/undertone-small/undertone.json"),
                            target + QStringLiteral("/undertone.json")));
    }

    static QPushButton& button(QWidget& in, const char* text)
    {
        for (QPushButton* button : in.findChildren<QPushButton*>()) {
            if (button->text().remove(QLatin1Char('&')).contains(QLatin1String(text)))
                return *button;
        }
        qFatal("no button %s", text);
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslation(*qApp, QLocale(QLocale::English));
        qputenv("UNDERTONE_MODELS", m_folder.path().toUtf8());
        copyDescription(QStringLiteral("mine"));
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("no-model"))));
        QVERIFY(QDir().mkpath(m_folder.filePath(QStringLiteral("broken"))));
        QFile broken(m_folder.filePath(QStringLiteral("broken/undertone.json")));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{}") > 0);
    }

    void theModelThatShipsHasTheFiguresOfItsCard()
    {
        const auto model = readFoundModel({"small", UNDERTONE_SOURCE_DIR "/resources/models/undertone-small"});
        QVERIFY(model);
        QCOMPARE(model->name, std::string("small"));
        QCOMPARE(model->describedName, std::string("undertone-small"));
        QVERIFY(!model->isUsers);
        QVERIFY(model->bytes > 1'000'000);
        QVERIFY(model->figures);
        QFile card(QStringLiteral(UNDERTONE_SOURCE_DIR "/resources/models/undertone-small/card.md"));
        QVERIFY(card.open(QIODevice::ReadOnly));
        const QString share = QString::number(100 * model->figures->unweightedRecall, 'f', 1);
        QVERIFY2(card.readAll().contains(share.toUtf8()), qPrintable(share));
    }

    void modelsAreListedAndWhatIsNoneIsNot()
    {
        const auto models = findModels();
        const auto count = [&models](const char* folder) {
            return std::ranges::count_if(models, [folder](const FoundModel& model) { return model.folder.filename() == folder; });
        };
        QCOMPARE(count("mine"), 1);
        QCOMPARE(count("broken"), 0);
        QCOMPARE(count("no-model"), 0);
        QCOMPARE(count("undertone-small"), 1);
    }

    void theOneInUseIsMarkedAndAnotherCanBeChosen()
    {
        const auto models = findModels();
        const auto shipped =
            std::ranges::find(models, std::string("undertone-small"), [](const FoundModel& m) { return m.folder.filename().string(); });
        ModelsDialog dialog(models, QString::fromStdString(shipped->folder.string()));
        dialog.show();
        auto& list = *dialog.findChild<QTreeWidget*>();
        QCOMPARE(list.topLevelItemCount(), static_cast<int>(models.size()));
        QCOMPARE(list.indexOfTopLevelItem(list.currentItem()), static_cast<int>(shipped - models.begin()));
        if (qEnvironmentVariableIsSet("UNDERTONE_SHOTS"))
            dialog.grab().save(QDir(qEnvironmentVariable("UNDERTONE_SHOTS")).filePath(QStringLiteral("models.png")));
        QSignalSpy chosen(&dialog, &ModelsDialog::chosen);
        const auto mine = std::ranges::find(models, std::string("mine"), [](const FoundModel& m) { return m.folder.filename().string(); });
        list.setCurrentItem(list.topLevelItem(static_cast<int>(mine - models.begin())));
        button(dialog, "Use this model").click();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QString::fromStdString(mine->folder.string()));
    }

    void onlyTheUsersOwnModelsAreRenamedAndDeletedAndNotTheOneInUse()
    {
        FoundModel used{"used", "small", true, "/models/used"};
        FoundModel own{"own", "small", true, "/models/own"};
        FoundModel systems{"shipped", "small", false, "/usr/share/undertone/models/shipped"};
        ModelsDialog dialog({used, own, systems}, QStringLiteral("/models/used"));
        dialog.show();
        auto& list = *dialog.findChild<QTreeWidget*>();
        QPushButton& rename = button(dialog, "Rename");
        QPushButton& remove = button(dialog, "Delete");
        for (const int row : {0, 2}) {
            list.setCurrentItem(list.topLevelItem(row));
            QVERIFY(!rename.isEnabled() && !remove.isEnabled());
            QVERIFY(!rename.toolTip().isEmpty());
        }
        list.setCurrentItem(list.topLevelItem(1));
        QVERIFY(rename.isEnabled() && remove.isEnabled());

        QSignalSpy renamed(&dialog, &ModelsDialog::renameRequested);
        rename.click();
        auto* name = dialog.findChild<QInputDialog*>();
        QVERIFY(name != nullptr);
        name->setTextValue(QStringLiteral(" better "));
        name->accept();
        QCOMPARE(renamed.size(), 1);
        QCOMPARE(renamed[0], (QVariantList{QStringLiteral("own"), QStringLiteral("better")}));

        QSignalSpy removed(&dialog, &ModelsDialog::removalRequested);
        remove.click();
        auto* question = dialog.findChild<QMessageBox*>();
        QVERIFY(question != nullptr);
        question->button(QMessageBox::Cancel)->click();
        QCOMPARE(removed.size(), 0);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        remove.click();
        button(*dialog.findChild<QMessageBox*>(), "Delete").click();
        QCOMPARE(removed.size(), 1);
        QCOMPARE(removed[0][0].toString(), QStringLiteral("own"));

        dialog.setModels({used, systems});
        QCOMPARE(list.topLevelItemCount(), 2);
        QVERIFY(!remove.isEnabled());
    }
};

QTEST_MAIN(FoundModelsTest)
#include "found_models_test.moc"
